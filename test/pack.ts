/** Small packs for tests, written as an author would. */
import { apply, type Command, checkPack, type Pack, type Session, startSession, view } from 'symptree';

/** A pack.yaml with a handful of facts; trees name what they need of it. */
export const PACK = `
pack: demo
version: 1.0.0
title: Demo
locales: [en]
front-door: demo
facts:
  scope: {title: Scope, ask: Who is affected?, values: {one: Only me, class: Everyone, classes: Other classes too}}
  device:
    title: Device
    ask: Which device?
    values:
      computer: {label: Computer, values: {windows: Windows, mac: Mac}}
      phone: {label: Phone, values: {iphone: iPhone, android: Android}}
  tried: {title: Tried, type: several, ask: What have you tried?, values: {rejoin: Joined again, cable: Cable}}
  loss: {title: Loss, type: number, unit: '%', min: 0, max: 100, ask: How much is lost?}
  class-id: {title: Class, type: text, ask: Which class?, given: true}
  restarted: {title: Router restarted, type: outcome}
causes: {wifi: Weak wifi, router: Router, camera: Camera}
teams: {media: {title: Media team, time-zone: Asia/Shanghai}}
severities:
  broken: {title: Broken, when: {scope: [class, classes]}, empathy: Sorry about your class.}
  impaired: {title: Impaired, empathy: I see.}
ends:
  to-media: {end: escalated, cause: unknown, to: media, bring: [class-id], promise: {minutes: 15}}
escalate: to-media
`;

/** The pack of these files; what is not given is {@link PACK}. Throws where the check finds an error. */
export function packOf(files: Record<string, string> | string): Pack {
  const all: Record<string, string> = {
    'pack.yaml': PACK,
    ...(typeof files === 'string' ? { 'demo.yaml': files } : files),
  };
  const { pack, diagnostics } = checkPack({
    root: '',
    files: Object.entries(all).map(([path, content]) => ({ path, content })),
  });
  if (!pack) {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    throw new Error(
      errors.map((one) => `${one.file}:${one.start.line}:${one.start.column} ${one.code} ${one.message.en}`).join('\n'),
    );
  }
  return pack;
}

/** A time to begin at; commands come a minute apart. */
export const START = Date.UTC(2026, 8, 1, 10, 0);

/** A session after these commands; a bare value is an answer. Throws where one is refused. */
export function play(
  pack: Pack,
  commands: readonly (Command | string | number | readonly string[])[],
  options: Partial<Parameters<typeof startSession>[0]> = {},
): Session {
  let session = startSession({ pack, id: 'test', at: START, ...options });
  commands.forEach((given, index) => {
    const command: Command =
      typeof given === 'object' && !Array.isArray(given)
        ? (given as Command)
        : { do: 'answer', value: given as string };
    const result = apply(session, command, { at: START + (index + 1) * 60_000 });
    if (!result.ok) throw new Error(`${JSON.stringify(command)} at ${view(session).step.key}: ${result.error.code}`);
    session = result.session;
  });
  return session;
}

/** Where a session stands, as a test names it: the step without the visit. */
export const at = (session: Session): string =>
  view(session).step.key.replace(/^([a-z~-]+)#1\//, session.run.tree.id === 'demo' ? '' : '$1/');
