import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { rolldown } from 'rolldown';
import { expect, it } from 'vitest';
import { packOf } from '../pack.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a browser and a worker have and a bare realm lacks. */
const WEB_GLOBALS = {
  TextDecoder,
  TextEncoder,
  structuredClone,
  queueMicrotask,
  setTimeout,
  clearTimeout,
  console,
  URL,
};

it('the engine bundles for a browser without anything of Node, and runs a diagnosis in a bare realm', async () => {
  const bundle = await rolldown({ input: here('../../engine/index.ts'), platform: 'browser', logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', name: 'symptree', minify: false });
  await bundle.close();
  const { code } = output[0];
  expect(output[0].imports).toEqual([]);
  expect(code).not.toMatch(/\b(?:require|import)\s*\(?\s*["']node:/);

  const pack = packOf(
    'tree: demo\ntitle: Demo\notherwise: to-media\nsteps:\n  where: {ask: Where?, answers: {home: Home, school: School}, next: fix}\n  fix: {do: Move closer., repairs: wifi}\n',
  );
  const realm = vm.createContext({ ...WEB_GLOBALS, packJson: JSON.stringify(pack) });
  const end = vm.runInContext(
    `${code}
    let session = symptree.startSession({ pack: JSON.parse(packJson), id: 'b', at: 0 });
    for (const value of ['home', 'fixed']) session = symptree.apply(session, { do: 'answer', value }, { at: 1 }).session;
    JSON.stringify(symptree.view(session).step);`,
    realm,
  );
  expect(JSON.parse(end as string)).toMatchObject({ kind: 'end', end: 'resolved', cause: { id: 'wifi' } });
});
