/** A small, whole tree to begin with, in a pack that is there. */
import type { SourceInput } from '../engine.ts';
import { inLanguages, type Say, type StartingFile } from './bilingual.ts';

export interface TreeSurroundings {
  readonly locales: readonly [string, ...string[]];
  readonly files: readonly SourceInput[];
  /** The named end of "escalate now"; without one the tree ends on its own. */
  readonly escalate?: string;
  /** The pack has schemas beside it that an editor can use. */
  readonly schemas: boolean;
}

export const startingTree = (id: string, pack: TreeSurroundings): readonly StartingFile[] =>
  inLanguages(pack.locales, pack.files, (say) => [
    { path: `${id}.yaml`, content: tree(id, pack, say) },
    { path: `${id}.cases.yaml`, content: cases(id, pack, say) },
  ]);

const modeline = ({ schemas }: TreeSurroundings, kind: string) =>
  schemas ? `# yaml-language-server: $schema=.schema/${kind}.schema.json\n` : '';

function tree(id: string, pack: TreeSurroundings, say: Say): string {
  const last = pack.escalate ?? 'ask-further';
  const further = pack.escalate
    ? ''
    : `  ask-further:
    end: referred
    cause: unknown
    whom: ${say('负责这件事的同事', 'The colleague in charge')}
    forward: ${say('请把看到的情形和已经试过的办法一起转过去。', 'Please pass on what was seen and what has been tried.')}
`;
  return `${modeline(pack, 'tree')}tree: ${id}
title: ${say('新的一棵树', 'A new tree')}
keywords: ${say('换成客户会说的话', 'the words that customers use')}
otherwise: ${last}
ends:
  works-again:
    end: restored
    cause: unknown
    say: ${say('好，先这样继续上课，原因我们课后接着找。', 'Good, please go on with the lesson. We will look for the cause after class.')}
${further}steps:
  look:
    ask: ${say('您看到的是下面哪一种？', 'Which of these do you see?')}
    find-out: ${say('请看着屏幕，慢慢告诉我。', 'Please look at the screen and take your time.')}
    answers:
      one-way: ${say('第一种样子', 'The first')}
      other-way: ${say('第二种样子', 'The second')}
    next: {one-way: mend-it, else: ${last}}
  mend-it:
    do: ${say('请退出课堂，再进来一次。', 'Please leave the class and enter it again.')}
    minutes: 1
    works-around: true
    next: {fixed: works-again, else: ${last}}
`;
}

const cases = (id: string, pack: TreeSurroundings, say: Say) => `${modeline(pack, 'cases')}cases:
  ${id}-helped:
    story: ${say('客户的原话', 'What the customer said')}
    tree: ${id}
    answers: {${id}/look: one-way}
    helps: [mend-it]
    ends: {end: restored}
    questions: 1
  ${id}-handed-on:
    story: ${say('另一位客户的原话', 'What another customer said')}
    tree: ${id}
    answers: {${id}/look: other-way}
    ends: {end: ${pack.escalate ? 'escalated' : 'referred'}}
`;
