import { it } from 'vitest';
import { run, symptree } from '../test/cli/program.ts';
it('x', async () => {
  const a = await run([], ['我这边一直转圈圈', '1', '0', '1', '1', 'b', '1', '1 3', 'f', 'y','u', 'i', '?', '', 'n 网线松了', 'c 1=2', 'd +3','l en', '2','9', '2', 'c','2', '1','2', '2','2', 'A302', 'b','=b','']);
  console.log(a.out, a.err, a.code);
  const b = await run(['picture-freezes', '--lang', 'en', '--json'], ['{"do":"answer","value":"one"}', 'x', '{"do":"quit"}']);
  console.log(b.out.slice(0,1500), b.err, b.code);
  for (const args of [['--help'],['run','--help','--lang','zh'],['help','exit-codes'],['chekc'],['run','--lagn'],['run','--lang'],['--version'],['check','test/cli/packs/faulty'],['check','test/cli/packs/nothing'],['check','test/cli/packs/faulty','--format','json'],['run','--pack','test/cli/packs/faulty'],['run','nope','--pack','test/cli/packs/small']]) { const r = await symptree(args); console.log(args.join(' '), r.code, '\n'+r.out.slice(0,3000), r.err.slice(0,2000)); }
});
