import { describe, expect, it } from 'vitest';
import { run } from './program.ts';

const lines = (...commands: unknown[]) =>
  commands.map((command) => (typeof command === 'string' ? command : JSON.stringify(command)));
const answer = (value: unknown) => ({ do: 'answer', value });

describe('the JSON-lines face', () => {
  it('puts a view out first, and one for every command in', async () => {
    const { json, code } = await run(
      ['picture-freezes', '--json'],
      lines(answer('one'), answer('phone'), answer('fixed')),
    );
    expect(json.map(({ view }) => view.step.step)).toEqual(['needs.scope', 'device', 'closer', 'closer.fixed']);
    expect(json.at(-1).view).toMatchObject({ ended: true, step: { end: 'resolved', cause: { id: 'weak-wifi' } } });
    expect(code).toBe(0);
  });

  it('finds trees by the customer’s words and starts one with them', async () => {
    const { json } = await run(
      ['--json'],
      lines(
        { do: 'search', words: '转圈' },
        { do: 'start', tree: 'picture-freezes', words: '转圈' },
        { do: 'start', tree: 'nowhere' },
      ),
    );
    expect(json[0].view.tree.id).toBe('front-door');
    expect(json[1].trees[0].tree).toBe('picture-freezes');
    expect(json[2].view).toMatchObject({ words: '转圈', tree: { id: 'picture-freezes' } });
    expect(json[3].error.code).toBe('unknown-tree');
  });

  it('begins with the facts of the command line until the first answer, then with those of the command', async () => {
    const { json } = await run(
      ['--json', '--fact', 'device=phone'],
      lines(
        { do: 'start', tree: 'picture-freezes' },
        answer('one'),
        { do: 'start', tree: 'picture-freezes' },
        { do: 'start', tree: 'picture-freezes', facts: { device: 'mac' } },
        { do: 'start', tree: 'picture-freezes', facts: { device: 'toaster' } },
      ),
    );
    const facts = json.map(({ view }) => view?.facts.map(({ value }: { value: string }) => value));
    expect(facts.slice(0, 6)).toEqual([['phone'], ['phone'], ['phone', 'one'], [], ['mac'], undefined]);
    expect(json[5].error.code).toBe('unknown-value');
  });

  it('refuses a time that no calendar has', async () => {
    const far = [1e18, -1e300];
    const commands = far.flatMap((at) => [
      { do: 'class-ends', at },
      { do: 'start', classEnds: at },
      { do: 'start', reportedAt: at },
    ]);
    const { json, code } = await run(['--json'], lines(...commands, { do: 'class-ends', at: 8e15 }));
    expect(json.slice(1, 7).map(({ error }) => error)).toEqual(
      far.flatMap((at) => Array(3).fill({ code: 'wrong-type', about: { value: String(at), wanted: 'time' } })),
    );
    expect(json[7].view.classEnds).toBe(8e15);
    expect(code).toBe(3);
  });

  it('ranks trees for --words before the first view', async () => {
    const { json } = await run(['--json', '--words', '转圈']);
    expect(json[0].trees[0].tree).toBe('picture-freezes');
    expect(json[1].view.words).toBe('转圈');
  });

  it('a line that is no command is an error line, and nothing is lost', async () => {
    const wrong = [
      'nonsense',
      '[]',
      '{"do":"jump"}',
      '{"do":"answer"}',
      '{"do":"answer","value":"one","extra":1}',
      '{"__proto__":{"do":"back"}}',
    ];
    const { json, code } = await run(
      ['picture-freezes', '--json'],
      [...wrong, '', ...lines(answer('nobody'), answer('one'))],
    );
    expect(json.slice(1, 8).map(({ error }) => error.code)).toEqual([
      'not-json',
      ...Array(5).fill('not-a-command'),
      'unknown-answer',
    ]);
    expect(json[8].view.step.step).toBe('device');
    expect(json[9].error.code).toBe('input-ended');
    expect(code).toBe(3);
  });

  it('speaks another language from one line to the next', async () => {
    const { json } = await run(
      ['picture-freezes', '--json'],
      lines({ do: 'language', to: 'en' }, { do: 'language', to: 'fr' }, { do: 'language', to: 'zh' }),
    );
    expect(json.slice(0, 2).map(({ view }) => view.tree.title)).toEqual(['画面卡顿', 'Picture freezes']);
    expect(json[2].error).toMatchObject({ code: 'unknown-locale', about: { to: 'fr' } });
    expect(json[3].view.locale).toBe('zh-CN');
  });

  it('reports what became of later answers when an earlier one changes', async () => {
    const changed = { do: 'change', step: 'picture-freezes#1/device', value: 'windows' };
    const { json } = await run(
      ['picture-freezes', '--json'],
      lines(answer('one'), answer('phone'), answer('not-fixed'), changed),
    );
    expect(json[4].report).toContainEqual(
      expect.objectContaining({ step: 'picture-freezes#1/closer', fate: 'waiting' }),
    );
    expect(json[5].view.step.step).toBe('tried');
  });

  it('ends like the plain face, with back, a change, a note and another language on the way', async () => {
    const { json } = await run(
      ['picture-freezes', '--json'],
      lines(
        answer('class'),
        answer('windows'),
        { do: 'back' },
        answer('phone'),
        { do: 'note', text: '网线松了' },
        { do: 'change', step: 'picture-freezes#1/needs.scope', value: 'one' },
        { do: 'language', to: 'en' },
        answer('not-fixed'),
        answer('fixed'),
      ),
    );
    const { view } = json.at(-1);
    expect(view.step).toMatchObject({ end: 'resolved', cause: { title: 'Computer too busy' } });
    expect(view.notes[0].text).toBe('网线松了');
  });

  it('takes a script in place of commands', async () => {
    const { json, code } = await run(
      ['picture-freezes', '--json', '--answer', 'scope=one', '--answer', 'device=phone'],
      lines(answer('fixed')),
    );
    expect(json.at(-1).view.ended).toBe(true);
    expect(code).toBe(0);
    const refused = await run(['picture-freezes', '--json', '--answer', 'scope=x']);
    expect(refused.json.at(-1).error.code).toBe('script-refused');
    expect(refused.code).toBe(4);
    const misspelt = await run(['picture-freezes', '--json', '--answer', 'scoep=one']);
    expect(misspelt.json).toEqual([
      { error: { code: 'script-refused', about: { line: 'scoep=one', why: 'unknown-step', meant: 'scope' } } },
    ]);
    expect(misspelt.code).toBe(4);
    const unused = await run(['picture-freezes', '--json', '--answer', 'loss=3', '--answer', 'scope=one']);
    expect(unused.json.slice(-2)).toEqual([
      { error: { code: 'script-unused', about: { line: 'loss=3' } } },
      { error: { code: 'input-ended', about: {} } },
    ]);
  });

  it('quits', async () => {
    expect((await run(['picture-freezes', '--json'], lines({ do: 'quit' }, 'never read'))).code).toBe(3);
  });
});
