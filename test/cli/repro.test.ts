import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { caseOf, checkPack } from 'symptree';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { casesFile } from '../../cli/report/case-text.ts';
import { PACK } from '../pack.ts';
import { run, SMALL, symptree } from './program.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'symptree-sessions-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));
const env = () => ({ env: { LANG: 'C', SYMPTREE_DATA: data } });
const answer = (value: string) => JSON.stringify({ do: 'answer', value });

test('a stored session becomes a case that passes on the same pack', async () => {
  await run(['--json', '--words', '老师听不到我：急！'], [...['sound', 'crossed', 'fixed'].map(answer)], env());
  const { code, out } = await symptree(['repro', 'session-1', '--pack', SMALL], [], env());
  expect(code).toBe(0);
  expect(out).toContain('老师听不到我');
  const folder = join(data, 'small');
  await cp(SMALL, folder, { recursive: true });
  await writeFile(join(folder, 'desk.cases.yaml'), out);
  const tested = await symptree(['test', folder, '--format', 'json']);
  expect(tested.err).toBe('');
  expect(tested.code).toBe(0);
  expect(JSON.parse(tested.out).packs[0].cases).toMatchObject([{ ok: true, end: 'resolved' }]);
});

test('a session that was left half way, and one that is not there', async () => {
  await run(['--json'], [answer('sound')], env());
  const { code, out } = await symptree(['repro', '--pack', SMALL, '--lang', 'en'], [], env());
  expect(code).toBe(0);
  expect(out).toMatch(/# The session stopped at /);
  expect(out).toMatch(/^ {4}story:$/m);
  expect((await symptree(['repro', 'nobody', '--pack', SMALL], [], env())).code).toBe(2);
});

test('a case that was written is read back as it was, whatever the customer said', () => {
  const TREE = `tree: demo\ntitle: Demo\notherwise: to-media\nsteps:\n  device: {fact: device, next: {windows: again, else: to-media}}\n  again: {do: Again., repairs: wifi}\n`;
  fc.assert(
    fc.property(
      fc
        .string({ unit: fc.constantFrom(...'是 ab:#"\'{}[]&*!|>@%`-?,，。：\n\\0Y~'), minLength: 1, maxLength: 40 })
        .filter((text) => text.trim() !== ''),
      fc.integer({ min: 0, max: 100 }),
      (said, loss) => {
        const draft = {
          tree: 'demo',
          given: { loss, 'class-id': said.trim() },
          facts: { device: 'windows' },
          answers: { 'demo/again': 'cannot' },
          byHand: {
            'demo/again': [{ severity: 'broken', return: true as const }],
            'demo/device': [{ switch: 'demo' }, { return: true as const }, { escalate: true as const }],
          },
          helps: [],
        };
        const written = caseOf('one', draft, { end: 'escalated', cause: null, team: 'media' }, said.trim());
        const content = casesFile('demo', [{ given: written, comments: [said] }], [said]);
        const { cases, diagnostics } = checkPack({
          root: '',
          files: [
            { path: 'pack.yaml', content: PACK },
            { path: 'demo.yaml', content: TREE },
            { path: 'demo.cases.yaml', content },
          ],
        });
        expect(diagnostics.filter(({ file }) => file === 'demo.cases.yaml')).toEqual([]);
        const { place: _, ...back } = cases[0]?.cases[0] ?? { place: undefined };
        const { place: __, ...told } = written;
        expect(back).toEqual({ ...told, ends: { end: 'escalated', to: 'media' } });
      },
    ),
    { numRuns: 200 },
  );
});
