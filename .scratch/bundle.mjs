import { readFileSync, writeFileSync } from 'node:fs';
let s = readFileSync('scripts/build.mjs','utf8').replace("new URL('..', import.meta.url)", "new URL('..', 'file:///work/main/scripts/x')");
s = s.replace("const tsc =", "const tsc = {status:0}; const unused =").replace("rmSync(","((a)=>a)(").replaceAll("at('dist/","(' /tmp/dist/'.trim()+'").replace("(' /tmp/dist/'.trim()+'cli')","'/work/main/.scratch/dist/cli'").replace("(' /tmp/dist/'.trim()+'cli/symptree.mjs')","'/work/main/.scratch/dist/cli/symptree.mjs'");
s = s.replace("plugins: [withoutDevtools()","plugins: [{name:'s',resolveId(id,f){ if(id.endsWith('schema.ts')) return '\\0schema' }, load(id){ if(id==='\\0schema') return 'export const jsonSchemas=()=>({})'}}, withoutDevtools()");
writeFileSync('.scratch/build2.mjs', s);
