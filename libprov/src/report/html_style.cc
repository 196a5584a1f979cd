// SPDX-License-Identifier: Apache-2.0
#include "report/html_style.h"

namespace prov::report {

std::string_view html_style() {
  return R"css(
:root{color-scheme:light dark;--line:#767676;--soft:#f1f1ee;--said:#dbe9f6;--claim:#e4f0d8;--label:#fbe7c6;--note:#ece3f4;--ink:#1b1b1b;--paper:#fff;--link:#0b4f8a}
@media (prefers-color-scheme:dark){:root{--line:#9a9a9a;--soft:#262626;--said:#1d3a55;--claim:#2b4420;--label:#57400f;--note:#43305a;--ink:#ededed;--paper:#161616;--link:#9cc8f0}}
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:62rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
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
th[scope=row],thead th{overflow-wrap:normal}
.even{table-layout:fixed}
.even thead td{width:8.5rem}
.wide{font-size:.875rem}
.wide td:nth-child(2){width:22%;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
td p{margin:0 0 .3rem}
.empty{opacity:.8;font-style:italic}
ul,ol{padding-inline-start:1.4rem;margin:.2rem 0 .8rem}
nav h2{border:0;margin:.6rem 0 .2rem;padding:0}
.names{list-style:none;padding:0;font-size:.875rem}
.names li{display:inline-block;margin-inline-end:.9rem}
.tree,.tree ul{list-style:none;padding-inline-start:0}
.tree ul{border-inline-start:2px solid var(--line);margin:.2rem 0 .2rem .4rem;padding-inline-start:.8rem}
.mono{font-family:ui-monospace,monospace;font-size:.85em}
:target{outline:3px solid var(--link);outline-offset:2px}
.text{border:1px solid var(--line);padding:.6rem;margin:.4rem 0}
.row{display:flex;gap:.6rem}
.row>span:first-child{flex:0 0 2.6rem;text-align:end;font-size:.75rem;line-height:1.8rem;opacity:.75;user-select:none}
.row>span:last-child{flex:1;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.8rem;min-height:1.8rem;min-width:0}
.marks{margin:0 0 .5rem 3.2rem;font-size:.8rem;line-height:1.4}
.marks span{border-inline-start:.35rem solid var(--line);padding-inline-start:.35rem;margin-inline-end:.8rem}
.marks .attribution{border-color:var(--said)}
.marks .appearance{border-color:var(--claim)}
.marks .label{border-color:var(--label)}
.marks .note{border-color:var(--note)}
.marks .evidence{border-inline-start:2px dotted var(--line);opacity:.9}
.gap{text-align:center;opacity:.75}
mark{color:inherit;background:var(--soft);border-bottom:2px solid var(--line);padding:.05em 0}
mark a{color:inherit;text-decoration:none}
mark.note{background:var(--note)}
mark.attribution{background:var(--said)}
mark.appearance{background:var(--claim)}
mark.label{background:var(--label)}
mark.evidence{text-decoration:underline dotted 1px;text-underline-offset:.2em}
mark.evidence:not(.attribution,.appearance,.label,.note){background:none;border-bottom:0}
a.at{color:inherit;text-decoration:underline dotted 1px;text-underline-offset:.2em}
.paper{display:none}
mark.n2{border-bottom:4px double var(--line)}
mark.n3{border-bottom:6px double var(--line)}
sup{font-size:.65em;line-height:0}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static}
@media screen and (max-width:42rem){
thead{position:absolute;left:-999rem}
table,tbody,tr,td,tbody th{display:block;width:100%}
.wide td:nth-child(2){width:100%}
tr{margin-bottom:.8rem;border:1px solid var(--line)}
th,td{border:0;border-bottom:1px solid var(--line)}
tbody th{background:var(--soft)}
td:empty{display:none}
td[data-h]::before{content:attr(data-h);display:block;font-size:.8rem;font-weight:600}
.wide td[data-h]::before,td[data-h]:has(.empty)::before{display:inline;margin-inline-end:.5rem}
.row>span:first-child{flex-basis:1.8rem}
.marks{margin-inline-start:2.4rem}
}
@media print{
@page{margin:12mm 11mm}
:root{--soft:#fff;--said:#fff;--claim:#fff;--label:#fff;--note:#fff;--ink:#000;--paper:#fff;--link:#000;--line:#555}
body{max-width:none;padding:0;font:9pt/1.3 serif}
h1{font-size:14pt}
h2{font-size:12pt;margin-top:10pt;padding-top:4pt}
h3{font-size:10pt;margin:7pt 0 2pt}
h4{font-size:9pt;margin:4pt 0 1pt}
a{text-decoration:none}
h2,h3,h4{break-after:avoid}
tr{break-inside:avoid}
p,li{orphans:2;widows:2}
table{margin:2pt 0 6pt}
th,td{padding:1pt 3pt}
.wide{font-size:7.5pt}
ul,ol{margin:1pt 0 4pt}
.text{border:0;border-inline-start:1pt solid #999;padding:0 0 0 3pt;font-size:7.5pt;line-height:1.6}
.row{gap:4pt}
.row>span:first-child{flex-basis:14pt;font-size:6pt;line-height:inherit}
.row>span:last-child{line-height:inherit;min-height:0}
.row>span:last-child:empty{line-height:.5}
.marks{margin:0 0 2pt 18pt;font-size:6.5pt;line-height:1.2;font-style:italic}
.marks span,.marks .evidence{border:0;padding:0;opacity:1}
mark,mark.n2,mark.n3{padding:0;background:none;border-bottom:.6pt solid #000}
mark.appearance,mark.appearance.n2,mark.appearance.n3{border-bottom-style:dashed}
mark.label,mark.label.n2,mark.label.n3{border-bottom:1pt dotted #000}
mark.note,mark.note.n2,mark.note.n3{border-bottom:2pt double #000}
.screen{display:none}
.paper{display:inline}
a.at{text-decoration:none}
mark.evidence{text-decoration:underline solid #888 .4pt}
nav,.skip{display:none}
}
)css";
}

}  // namespace prov::report
