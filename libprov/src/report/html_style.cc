// SPDX-License-Identifier: Apache-2.0
#include "report/html_style.h"

namespace prov::report {

std::string_view html_style() {
  return R"css(
:root{color-scheme:light dark;--line:#767676;--soft:#f1f1ee;--said:#dbe9f6;--claim:#e4f0d8;--label:#fbe7c6;--note:#ece3f4;--ink:#1b1b1b;--paper:#fff;--link:#0b4f8a}
@media (prefers-color-scheme:dark){:root{--line:#9a9a9a;--soft:#262626;--said:#1d3a55;--claim:#2b4420;--label:#57400f;--note:#43305a;--ink:#ededed;--paper:#161616;--link:#9cc8f0}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:62rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:anywhere}
a{color:var(--link)}
h1{font-size:1.6rem;margin:.2rem 0}
h2{font-size:1.25rem;border-top:2px solid var(--line);padding-top:.8rem;margin-top:2rem}
h3{font-size:1.05rem;margin:1.4rem 0 .3rem}
h4{font-size:1rem;margin:1rem 0 .2rem}
.ids{font-size:.8em;white-space:normal;opacity:.85}
.title{font-size:1.1rem;margin:.2rem 0 .8rem}
table{border-collapse:collapse;width:100%;margin:.4rem 0 1rem}
th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:start;vertical-align:top}
thead th{background:var(--soft)}
tbody th{overflow-wrap:normal;min-width:7rem}
td p{margin:0 0 .3rem}
.empty{opacity:.8;font-style:italic}
ul,ol{padding-inline-start:1.4rem;margin:.2rem 0 .8rem}
.tree,.tree ul{list-style:none;padding-inline-start:0}
.tree ul{border-inline-start:2px solid var(--line);margin:.2rem 0 .2rem .4rem;padding-inline-start:.8rem}
.mono{font-family:ui-monospace,monospace;font-size:.85em}
:target{outline:3px solid var(--link);outline-offset:2px}
.text{border:1px solid var(--line);padding:.6rem;counter-reset:none;margin:.4rem 0}
.row{display:flex;gap:.6rem}
.row>span:first-child{flex:0 0 2.6rem;text-align:end;font-size:.75rem;line-height:2rem;opacity:.75;user-select:none}
.row>span:last-child{flex:1;white-space:pre-wrap;line-height:2rem;min-height:2rem;min-width:0}
.gap{text-align:center;opacity:.75}
mark{color:inherit;background:var(--soft);border-bottom:2px solid var(--line);padding:.05em 0}
mark a{color:inherit;text-decoration:none}
mark.note{background:var(--note)}
mark.attribution{background:var(--said)}
mark.appearance{background:var(--claim)}
mark.label{background:var(--label)}
mark.n2{border-bottom:4px double var(--line)}
mark.n3{border-bottom:6px double var(--line)}
sup{font-size:.65em;line-height:0}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static}
@media (max-width:42rem){
thead{position:absolute;left:-999rem}
table,tbody,tr,td,tbody th{display:block;width:100%}
tr{margin-bottom:.8rem;border:1px solid var(--line)}
th,td{border:0;border-bottom:1px solid var(--line)}
td[data-h]::before{content:attr(data-h);display:block;font-size:.8rem;font-weight:600}
.row>span:first-child{flex-basis:1.8rem}
}
@media print{
:root{--soft:#fff;--said:#fff;--claim:#fff;--label:#fff;--note:#fff;--ink:#000;--paper:#fff;--link:#000;--line:#555}
body{max-width:none;padding:0;font:10pt/1.4 serif}
a{text-decoration:none}
h2,h3,h4{break-after:avoid}
tr,li{break-inside:avoid}
mark{border-bottom:1pt solid #000}
mark.attribution{border-bottom-style:solid}
mark.appearance{border-bottom-style:dashed}
mark.label{border-bottom-style:dotted}
nav,.skip{display:none}
}
)css";
}

}  // namespace prov::report
