import { loadPackFromDisk } from 'symptree/node';

const { pack, diagnostics } = await loadPackFromDisk('trees/classroom');
if (!pack) throw new Error(diagnostics[0]?.message.en);

import { apply, searchTrees, startSession, view } from 'symptree';

const [best] = searchTrees(pack, '画面一卡一卡的', 'zh-CN'); // best first: { tree, title, score, sure }
const tree = best?.sure ? best.tree : pack.frontDoor;
let session = startSession({ pack, id: 'ticket-4711', at: Date.now(), tree, facts: { device: 'windows' } });

const result = apply(session, { do: 'answer', value: 'running' }, { at: Date.now(), by: 'li' });
if (result.ok) session = result.session; // else result.error: a code, and what it is about; nothing has changed
const screen = view(session, { locale: 'en', now: Date.now() });

import { chooseTeam, classClock, deadlinesOf, handoff, handoffMarkdown } from 'symptree';

const now = Date.now();
const due = deadlinesOf(session, now); // [{ what: 'workaround', dueAt, left: 11.5, state: 'ok' | 'near' | 'past' | 'kept' | 'missed' }, …]
const bell = classClock(session, now); // { ends, left, state }, undefined where nobody knows
const choice = chooseTeam(pack, 'media-team', now, 'zh-CN'); // { team, open, why, opensAt?, closesAt?, speaks }
const packet = handoff(session, { now }); // typed JSON, format 1
const ticket = handoffMarkdown(packet);

import { pauseKept, resumeKept, sayStoreError, sendKept, startKept } from 'symptree/journal';
import { filesJournal } from 'symptree/journal/node';

const store = filesJournal(); // or postgresJournal({ database: 'postgres://user@host/db' }) from symptree/journal/postgres
// A program with one session in hand may pass { blocking: true }: written in the calling thread, which is quicker.
const started = await startKept(store, { pack, id: 'ticket-4711', at: Date.now() }, { at: Date.now(), by: 'ann', locale: 'en' });
if (!started.ok) throw new Error(sayStoreError(started.error).en);
let kept = started.value;

const sent = await sendKept(store, kept, { do: 'answer', value: 'running' }, { at: Date.now(), by: 'ann' });
if (sent.ok) kept = sent.kept; // durable: draw the next question
else if ('refused' in sent) console.log(sent.refused.code); // the command does not fit, as with apply()
else console.log(sayStoreError(sent.error).en); // nothing stored, nothing changed: the same command may be sent again

await pauseKept(store, kept, { at: Date.now(), by: 'ann' });
const resumed = await resumeKept(store, pack, 'ticket-4711', { at: Date.now(), by: 'bob' }); // also on a changed pack: see resumed.value.report

console.log(screen.step.key, due.length, bell?.left, choice.team, ticket, resumed.ok);
