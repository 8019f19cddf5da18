/** The packet as Markdown, for the ticket. Every word from outside is made harmless. */
import type { Instant } from '../session/types.ts';
import { followUpCommand } from './command-lines.ts';
import { code, inline, quotation, table } from './markdown.ts';
import type { Because, Found, Handoff, Tried } from './packet.ts';
import { type ServiceWords, serviceWords } from './words.ts';
import { clockText, MINUTE, offsetText } from './zones.ts';

/** Causes in a list before the rest is only counted; the JSON packet has them all. */
const CAUSES = 8;
const RULED_OUT = 4;
/** Characters of a question inside a reason. */
const REASON = 60;

export interface MarkdownOptions {
  /** In place of "Handoff …"; plain words. */
  readonly heading?: string;
  /** False: the session is kept nowhere, so no command goes on with it. */
  readonly stored?: boolean;
}

/** The packet as Markdown. Ends with a line end. */
export function handoffMarkdown(packet: Handoff, { heading, stored = true }: MarkdownOptions = {}): string {
  const words = serviceWords(packet.locale);
  const title = heading ?? words.title(packet.tree.title, packet.team?.title);
  const page: Page = { packet, words, time: timeIn(packet), title, stored };
  const parts = [
    head(page),
    section(words.ownWords, packet.words === undefined ? [] : quotation(packet.words)),
    section(words.next, nextSteps(page)),
    section(
      words.todo,
      packet.todo.map(
        ({ what, owner, by }) => `- ${inline(what)}${words.inBrackets([owner, by].map(inline).join(words.comma))}`,
      ),
    ),
    section(words.team, team(page)),
    section(words.tried, tried(page)),
    section(words.known, known(page)),
    section(words.unsure, unsure(page)),
    section(packet.cause ? words.causeFound : words.causes, causes(page)),
    section(words.ruledOut, ruledOut(page)),
    section(words.verdict, verdict(page)),
    section(words.changed, changed(page)),
    section(
      words.told,
      packet.told.map(({ what, at }) => `- ${page.time(at)} ${inline(what)}`),
    ),
    section(
      words.notes,
      packet.notes.map(
        ({ at, by, text }) => `- ${page.time(at)}${by ? ` ${inline(by)}` : ''}${words.colon}${inline(text)}`,
      ),
    ),
    foot(page),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

interface Page {
  readonly packet: Handoff;
  readonly words: ServiceWords;
  readonly time: (at: Instant) => string;
  readonly title: string;
  readonly stored: boolean;
}

/** Times of the day the packet was made are written without their date. */
function timeIn({ madeAt, timeZone }: Handoff): (at: Instant) => string {
  const parts = (at: Instant) => /^(.*)-(\d\d-\d\d) (.*)$/.exec(clockText(at, timeZone))?.slice(1) ?? [];
  const [thisYear, today] = parts(madeAt);
  return (at) => {
    const [year, day, clock] = parts(at);
    return year !== thisYear ? `${year}-${day} ${clock}` : day !== today ? `${day} ${clock}` : `${clock}`;
  };
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}`, '', ...lines];

function head({ packet, words, time, title }: Page): string[] {
  const { colon, comma } = words;
  const ago = Math.max(0, Math.floor((packet.madeAt - packet.reportedAt) / MINUTE));
  const taken =
    packet.startedAt - packet.reportedAt >= MINUTE ? `${comma}${words.startedLater(time(packet.startedAt))}` : '';
  const lines = [
    ...(packet.severity ? [`- ${words.severity}${colon}${inline(packet.severity.title)}`] : []),
    `- ${words.reported}${colon}${clockText(packet.reportedAt, packet.timeZone)}${words.inBrackets(words.ago(ago))}${taken}`,
    ...packet.deadlines.map(
      ({ what, dueAt, left, state }) => `- ${words.deadlines[what]}${colon}${words.deadline(state, time(dueAt), left)}`,
    ),
    ...(packet.classEnds === undefined
      ? []
      : [`- ${words.eventEnds(packet.event)}${colon}${classEnds(packet.classEnds, packet, words, time)}`]),
  ];
  return [
    `# ${inline(title)}`,
    '',
    `**${inline(packet.stands)}**`,
    '',
    `${words.timesIn(packet.timeZone, offsetText(packet.madeAt, packet.timeZone))}${words.colon.trimEnd()}`,
    '',
    ...lines,
  ];
}

function classEnds(ends: Instant, { madeAt }: Handoff, words: ServiceWords, time: Page['time']): string {
  const left = Math.floor((ends - madeAt) / MINUTE);
  return `${time(ends)}${words.inBrackets(left >= 0 ? words.left(left) : words.ago(-left))}`;
}

/** What is owed, and how to say that it was made; or that it was. */
function followUp({ packet, words, time, stored }: Page): string[] {
  const { followUp: owed, session } = packet;
  if (!owed) return [];
  if (owed.doneAt === undefined) {
    const then = stored ? words.inBrackets(`${words.followUpThen}${code(followUpCommand(session))}`) : '';
    return [`- ${words.followUp(packet.lateBy !== undefined)}${then}`];
  }
  const made = `${words.followedUp(time(owed.doneAt))}${owed.by === undefined ? '' : words.inBrackets(inline(owed.by))}`;
  return [`- ${made}${owed.note === undefined ? '' : `${words.colon}${inline(owed.note)}`}`];
}

function verdict({ packet, words, time }: Page): string[] {
  const { verdict: given } = packet;
  if (!given) return [];
  const who = given.by === undefined ? '' : ` ${inline(given.by)}`;
  return [
    `- ${time(given.at)}${who}${words.colon}${words.verdictSaid(given.verdict, given.cause && inline(given.cause.title), packet)}`,
    ...(given.note === undefined ? [] : [`- ${inline(given.note)}`]),
  ];
}

function nextSteps(page: Page): string[] {
  const { packet, words, time, stored } = page;
  const { promise, meanwhile, bring, team } = packet;
  const lines: string[] = followUp(page);
  if (promise) {
    const left = Math.floor((promise.by - packet.madeAt) / MINUTE);
    lines.push(`- ${words.promised(time(promise.by), left >= 0 ? words.left(left) : words.late(-left))}`);
    if (!promise.teamThere && team) lines.push(`- **${words.promiseBroken(inline(team.title))}**`);
  }
  if (meanwhile !== undefined) lines.push(`- ${words.meanwhile}${words.colon}${inline(meanwhile)}`);
  if (bring.length > 0) {
    const missing = bring.filter(({ known }) => !known);
    lines.push(`- ${words.stillToAsk}${words.colon}${missing.length === 0 ? words.nothingToAsk : ''}`.trimEnd());
    for (const { title, ask, unsure } of missing) {
      const about = [...(ask === undefined ? [] : [inline(ask)]), ...(unsure ? [words.askedAlready] : [])].join(' ');
      lines.push(`  - ${inline(title)}${about === '' ? '' : words.inBrackets(about)}`);
    }
  }
  if (stored) lines.push(`- ${words.goOn}${words.colon}${code(packet.resume)}`);
  return lines;
}

function team({ packet, words, time }: Page): string[] {
  const { team: who, language } = packet;
  if (!who) return [];
  const contact = who.contact === undefined ? '' : words.inBrackets(inline(who.contact));
  return [
    `- **${inline(who.title)}**${contact}${words.colon}${inline(words.hours(who.hours))}`,
    `- ${inline(words.teamSaid(who, time))}`,
    `- ${inline(words.speaksTo(language))}`,
  ];
}

function tried({ packet, words, time }: Page): string[] {
  if (packet.tried.length === 0) return [words.nothingTried];
  const several = packet.agents.length > 1;
  const rows = packet.tried.map((one) => [
    time(one.at),
    inline(one.what),
    result(one, words),
    ...(several ? [inline(one.by ?? '')] : []),
  ]);
  return table(several ? words.triedHead : words.triedHead.slice(0, 3), rows);
}

function result({ outcome, result: said, worksAround }: Tried, words: ServiceWords): string {
  if (outcome === undefined) return said === undefined ? words.withheld : inline(said);
  const label = words.outcomes[outcome];
  return outcome === 'fixed' && worksAround
    ? `**${label}**${words.inBrackets(words.forNow)}`
    : outcome === 'fixed'
      ? `**${label}**`
      : label;
}

function known({ packet, words, time }: Page): string[] {
  const { tried: done, facts, answers, agents, withheld } = packet;
  // What a test or a repair told stands there already.
  const told = new Set(done.map(({ key }) => key));
  const rows = [...facts, ...answers]
    .filter(({ key }) => key === undefined || !told.has(key))
    .sort((one, other) => one.at - other.at)
    .map((one) => [
      inline(one.title),
      one.answer === undefined ? words.withheld : inline(one.answer),
      how(one, words, agents.length > 1),
      time(one.at),
    ]);
  return [
    ...(rows.length === 0 ? [] : table(words.knownHead, rows)),
    ...(withheld.length === 0 ? [] : ['', inline(words.withheldNote(withheld))]),
  ];
}

function how({ evidence, given, by }: Found, words: ServiceWords, several: boolean): string {
  const kind = given ? `${words.givenBefore}${words.comma}${words.evidence[evidence]}` : words.evidence[evidence];
  return several && by !== undefined ? `${kind}${words.inBrackets(inline(by))}` : kind;
}

/** What is still to ask anyway stands there. */
function unsure({ packet }: Page): string[] {
  const asked = new Set(packet.bring.map(({ ask }) => ask));
  return packet.unsure.filter(({ what }) => !asked.has(what)).map(({ what }) => `- ${inline(what)}`);
}

function causes({ packet, words }: Page): string[] {
  const { remaining } = packet.causes;
  if (packet.cause) return [inline(packet.cause.title)];
  if (remaining.length === 0) return [words.noCause];
  return [
    ...remaining
      .slice(0, CAUSES)
      .map(
        ({ title, share, left }, index) =>
          `${index + 1}. ${inline(title)} ${Math.round(share * 100)}%${words.inBrackets(whyLeft(left, words))}`,
      ),
    ...(remaining.length > CAUSES ? [`${CAUSES + 1}. ${words.more(remaining.length - CAUSES)}`] : []),
  ];
}

function whyLeft(left: Because | undefined, words: ServiceWords): string {
  if (left === undefined) return words.notAskedYet;
  if (left.by !== 'answer') return words.leftMove;
  const asked = words.quoted(inline(shortened(left.asked)));
  return left.why === 'tried'
    ? words.leftTried(asked)
    : left.why === 'undone'
      ? words.leftUndone(asked)
      : left.why === 'unsure'
        ? words.leftUnsure(asked)
        : words.leftMove;
}

/** One line a reason, with all that it ruled out. */
function ruledOut({ packet, words }: Page): string[] {
  const byReason = new Map<string, string[]>();
  for (const { title, because } of packet.causes.ruledOut) {
    const reason = reasonOf(because, words);
    byReason.set(reason, [...(byReason.get(reason) ?? []), title]);
  }
  const lines = [...byReason].reverse().map(([reason, titles]) => {
    const shown = titles.slice(0, titles.length > RULED_OUT + 1 ? RULED_OUT : titles.length);
    const more = titles.length - shown.length;
    const list = words.and([...shown.map(inline), ...(more > 0 ? [words.more(more)] : [])]);
    return `- ${list}${words.colon}${reason}`;
  });
  return lines.length > 0 ? lines : [words.nothingRuledOut];
}

function reasonOf(because: Because, words: ServiceWords): string {
  if (because.by === 'move') return words.leftMove;
  const asked = because.by === 'answer' ? words.quoted(inline(shortened(because.asked))) : inline(because.title);
  return `${asked} → ${because.answer === undefined ? words.withheld : inline(because.answer)}`;
}

const shortened = (text: string): string => {
  const characters = [...text.replace(/\s+/g, ' ').trim()];
  return characters.length > REASON ? `${characters.slice(0, REASON - 1).join('')}…` : characters.join('');
};

function changed({ packet, words, time }: Page): string[] {
  return packet.changed.map(({ what, before, after, at }) => {
    const change = words.changedFrom(
      before === undefined ? words.withheld : inline(before),
      after === undefined ? words.withheld : inline(after),
    );
    return `- ${time(at)} ${inline(what)}${words.colon}${change}`;
  });
}

function foot({ packet, words }: Page): string[] {
  const { madeAt, timeZone, agents, session, pack } = packet;
  return [
    '---',
    '',
    [
      `${clockText(madeAt, timeZone)}`,
      ...(agents.length > 0 ? [`${words.workedOn}${words.colon}${agents.map(inline).join(words.comma)}`] : []),
      `${code(session)} ${inline(pack.id)} ${inline(pack.version)}`,
    ].join(' · '),
  ];
}
