import { test } from 'vitest';
import { symptree } from '../cli/program.ts';
test('x', async () => {
  let t = performance.now();
  const r = await symptree(['test', 'trees/classroom', '--walk', '500', '--exhaust', '50000', '--lang', 'zh-CN']);
  console.log(r.code, performance.now() - t, r.err.slice(0, 500)); console.log(r.out.slice(0, 6000));
  const s = await symptree(['check', 'trees/classroom', '--lang', 'zh-CN', '--format','github']);
  console.log(s.out.split('\n').filter((l)=>!/title=missing-translation/.test(l)).map(l=>l.slice(0,300)).join('\n'));
}, 120000);
