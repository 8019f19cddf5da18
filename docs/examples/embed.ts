import { apply, startSession, view } from 'symptree';
import { loadPackFromDisk } from 'symptree/node';

const { pack, diagnostics } = await loadPackFromDisk('trees/classroom');
if (!pack) throw new Error(diagnostics[0]?.message.en);

let session = startSession({ pack, id: 'ticket-4711', at: Date.now(), facts: { scope: 'one' } });
for (const value of ['running', 'picture', 'unsure']) {
  const { step } = view(session, { locale: 'en' });
  if ('ask' in step) console.log(step.ask, '->', value);
  const result = apply(session, { do: 'answer', value }, { at: Date.now() });
  if (!result.ok) throw new Error(result.error.code);
  session = result.session;
}
console.log(view(session, { locale: 'en' }).narrowing.remaining.slice(0, 3));
