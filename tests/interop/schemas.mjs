// SPDX-License-Identifier: Apache-2.0
// usage: node schemas.mjs SCHEMAS MODULES
// Asks ajv, which shares no code with us, about every schema under the folder SCHEMAS and about the
// examples beside it: those in examples/valid must fit, those in examples/invalid must not.
// MODULES is the folder node_modules that holds ajv.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';

const [root, modules] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(modules, '..', 'package.json'));
const Ajv = require('ajv');
const draft04 = require('ajv/lib/refs/json-schema-draft-04.json');

const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const jsonNames = (folder) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')).sort() : [];

function compile(path) {
  const ajv = new Ajv({schemaId: 'id', meta: false, unknownFormats: [], allErrors: false});
  ajv.addMetaSchema(draft04);
  ajv._opts.defaultMeta = draft04.id;
  return ajv.compile(read(path));
}

// The schema of an example: the only one of its folder, or the one whose name the example's begins
// with ("label.attach-full.json").
function schemaOf(example, schemas) {
  const stem = (name) => name.replace(/\.json$/, '');
  const named = schemas.filter((name) => example.startsWith(stem(name) + '-')
    || example === name);
  if (named.length > 0) return named.sort((a, b) => b.length - a.length)[0];
  return schemas.length === 1 ? schemas[0] : undefined;
}

let checked = 0;
const faults = [];

function checkExamples(folder, validators, kind, wanted) {
  const examples = join(folder, 'examples', kind);
  for (const name of jsonNames(examples)) {
    const schema = schemaOf(name, [...validators.keys()]);
    ++checked;
    if (schema === undefined) faults.push(`${join(examples, name)}: of no schema`);
    else if (validators.get(schema)(read(join(examples, name))) !== wanted) {
      faults.push(`${join(examples, name)}: ajv ${wanted ? 'refuses' : 'accepts'} it`);
    }
  }
}

let compiled = 0;
for (const entry of readdirSync(root, {withFileTypes: true})) {
  if (!entry.isDirectory()) continue;
  const folder = join(root, entry.name);
  const validators = new Map();
  for (const name of jsonNames(folder)) {
    validators.set(name, compile(join(folder, name)));
    ++compiled;
  }
  checkExamples(folder, validators, 'valid', true);
  checkExamples(folder, validators, 'invalid', false);
}

for (const fault of faults) console.error(fault);
console.log(`ajv agrees on ${checked - faults.length} of ${checked} examples of ${compiled} schemas`);
process.exitCode = faults.length > 0 || compiled === 0 || checked === 0 ? 1 : 0;
