/** `symptree explain`: what a code means, with an example of the fault and of the mend. */
import { CODES, clean, DEFINITIONS, type DiagnosticCode, leastOf, nearest } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const explain: CommandDefinition = {
  name: 'explain',
  arguments: '[CODE]',
  mostPositionals: 1,
  flags: [LANG],
  examples: ['symptree explain', 'symptree explain jargon-to-customer'],
  run: async (call) => explainCommand(call),
};

function explainCommand(call: Call): ExitCode {
  const { io, given, words, language } = call;
  const code = given.positionals[0];
  if (code === undefined) {
    const widest = Math.max(...CODES.map(({ length }) => length));
    io.out(CODES.map((one) => `${one.padEnd(widest)}  ${DEFINITIONS[one].title[language]}\n`).join(''));
    return EXIT.ok;
  }
  if (!Object.hasOwn(DEFINITIONS, code)) {
    const near = nearest(code, CODES);
    return fail(
      io,
      EXIT.usage,
      [words.workbench.noSuchCode(clean(code)), near ? words.didYouMean(near) : ''].join(words.between).trim(),
    );
  }
  const definition = DEFINITIONS[code as DiagnosticCode];
  const { workbench, severities, colon } = words;
  const least = leastOf(code as DiagnosticCode);
  const severity = severities[definition.severity];
  const bounds =
    least === definition.severity
      ? severity
      : `${severity}, ${workbench.atLeast(least === 'off' ? workbench.off : severities[least])}`;
  const blocks = [
    `${code} - ${definition.title[language]} (${bounds})`,
    definition.meaning[language],
    `${words.mend}${colon}${definition.mend[language].replace(/\{suggestion\}\s*/, '')}`,
    `${workbench.badExample(definition.bad.at ?? '')}\n${files(definition.bad.files)}`,
    ...(Object.keys(definition.good.files).length > 0
      ? [`${workbench.goodExample}\n${files(definition.good.files)}`]
      : []),
  ];
  io.out(`${blocks.join('\n\n')}\n`);
  return EXIT.ok;
}

/** Examples may be long where the fault is length. */
const LONGEST = 60;

function files(named: Readonly<Record<string, string | Uint8Array>>): string {
  return Object.entries(named)
    .flatMap(([name, content]) => {
      if (typeof content !== 'string' || name.endsWith('/')) return [`  ${name}`];
      const lines = content.trimEnd().split('\n');
      const shown = lines.length > LONGEST ? [...lines.slice(0, LONGEST), '…'] : lines;
      return [`  ${name}`, ...shown.map((line) => `  | ${clean(line.slice(0, 300))}`)];
    })
    .join('\n');
}
