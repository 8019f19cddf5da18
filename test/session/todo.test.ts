import { handoff, handoffMarkdown, view } from 'symptree';
import { describe, expect, test } from 'vitest';
import { copyText } from '../../cli/runner/copying.ts';
import { wordsFor } from '../../cli/words/index.ts';
import { packOf, play, START } from '../pack.ts';

const pack = packOf({
  'demo.yaml': `
tree: demo
title: Before class
steps:
  list:
    checklist:
      power: {item: The laptop is plugged in., mend: Plug it in.}
      ports: {item: The ports are open., todo: {do: Open the ports., owner: School IT, by: two days before}}
      spare:
        item: A spare device is charged.
        todo: {do: {by: scope, one: Charge the phone., else: Charge the tablets.}, owner: Teacher, by: the evening before}
    next: ready
  ready: {end: prepared, say: Ready.}
`,
});
const endOf = (answers: readonly string[]) => {
  const session = play(pack, answers);
  const { step } = view(session);
  if (step.kind !== 'end') throw new Error(`Still at ${step.key}.`);
  return { session, step };
};

describe('what a checklist leaves to do', () => {
  test('is listed at the end in the order it was found, with owner and time', () => {
    const { step } = endOf(['ok', 'missing', 'missing']);
    expect(step.end).toBe('prepared');
    expect(step.todo).toEqual([
      { key: 'demo#1/list.ports', what: 'Open the ports.', owner: 'School IT', by: 'two days before' },
      { key: 'demo#1/list.spare', what: 'Charge the tablets.', owner: 'Teacher', by: 'the evening before' },
    ]);
  });

  test('holds what nobody is sure of, and not what is there or was mended at once', () => {
    expect(endOf(['missing', 'done', 'unsure', 'ok']).step.todo.map(({ key }) => key)).toEqual(['demo#1/list.ports']);
    expect(endOf(['ok', 'ok', 'ok']).step.todo).toEqual([]);
  });

  test('goes when the answer is taken back', () => {
    const { session } = endOf(['ok', 'missing', 'ok']);
    const again = play(pack, ['ok', 'missing', 'ok', { do: 'change', step: 'demo#1/list.ports', value: 'ok' }]);
    expect(view(session).step).toHaveProperty('todo.length', 1);
    expect(view(again).step).toHaveProperty('todo.length', 0);
  });

  test('stands in the handoff', () => {
    const { session } = endOf(['ok', 'missing', 'ok']);
    const packet = handoff(session, { now: START });
    expect(packet.state).toBe('prepared');
    expect(packet.todo.map(({ owner }) => owner)).toEqual(['School IT']);
    expect(handoffMarkdown(packet)).toContain('Open the ports.');
  });

  test('is copied with the words for the customer, who is told that the list comes', () => {
    expect(copyText(endOf(['ok', 'missing', 'ok']).step, wordsFor('en'))).toBe(
      'Ready.\n- Open the ports. (School IT, two days before)',
    );
    expect(copyText(endOf(['ok', 'ok', 'ok']).step, wordsFor('en'))).toBe('Ready.');
  });
});
