import { it } from 'vitest';
it('y', async () => { const m = await import('../engine/index.ts'); console.log(Object.keys(m).sort().join(' '), typeof m.suggest, String(Object.getOwnPropertyDescriptor(m,'suggest')?.get)); const e = await import('../cli/engine.ts'); console.log(Object.keys(e).sort().join(' '), typeof e.suggest)});
