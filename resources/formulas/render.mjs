// Typesets f and f′ of every activation: TeX from the program itself → ID.svg and ID_derivative.svg in this folder,
// ID_jacobian.svg for an activation of vectors.
// usage: npm ci && npm run formulas [-- PATH-TO-ACTISCOPE]
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { liteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import { RegisterHTMLHandler } from 'mathjax-full/js/handlers/html.js';
import { TeX } from 'mathjax-full/js/input/tex.js';
import { AllPackages } from 'mathjax-full/js/input/tex/AllPackages.js';
import { mathjax } from 'mathjax-full/js/mathjax.js';
import { SVG } from 'mathjax-full/js/output/svg.js';

const here = dirname(fileURLToPath(import.meta.url));
const builds = ['release', 'dev'].map((preset) => join(here, '../../build', preset, 'app/actiscope'));
const program = process.argv[2] ?? builds.find(existsSync);
if (!program) throw new Error('build Actiscope first, or name the program');
const activations = JSON.parse(execFileSync(program, ['list', '--json'], { maxBuffer: 1 << 26 }));

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
// Without the two packages that typeset a mistake in red and go on.
const packages = AllPackages.filter((name) => name !== 'noundefined' && name !== 'noerrors');
// Paths inline: Qt's SVG knows neither <use> across definitions nor style sheets.
const page = mathjax.document('', { InputJax: new TeX({ packages, formatError: (_, error) => { throw error; } }), OutputJax: new SVG({ fontCache: 'none' }) });
const pixelsPerEx = 8;

function typeset(tex) {
    if (!tex) throw new Error('no TeX');
    const node = adaptor.firstChild(page.convert(tex, { display: true, em: 2 * pixelsPerEx, ex: pixelsPerEx }));
    let svg = adaptor.outerHTML(node);
    if (svg.includes('data-mml-node="merror"')) throw new Error(`TeX error in ${tex}`);
    return svg
        .replace(/(width|height)="([\d.]+)ex"/g, (_, name, ex) => `${name}="${(ex * pixelsPerEx).toFixed(2)}"`)
        .replace(/ (style|role|focusable|xmlns:xlink|data-[\w-]+)="[^"]*"/g, '')
        .replaceAll('currentColor', '#000000');
}

const failed = [];
for (const { id, tex, tex_derivative, tex_jacobian } of activations) {
    const slope = tex_jacobian ? [`${id}_jacobian`, tex_jacobian] : [`${id}_derivative`, tex_derivative];
    for (const [file, source] of [[id, tex], slope]) {
        try {
            writeFileSync(join(here, `${file}.svg`), typeset(source) + '\n');
        } catch (error) {
            failed.push(`${file}: ${error.message}: ${source}`);
        }
    }
}
if (failed.length) throw new Error(`not typeset:\n${failed.join('\n')}`);
console.log(`${activations.length} activations typeset`);
