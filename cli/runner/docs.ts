/** The key tables of docs/agents.md, from the binding table. */
import { BINDINGS } from './bindings.ts';
import { HELP_GROUPS, type HelpGroup } from './help-rows.ts';
import { keysOf } from './screens/help.ts';
import { runnerWords } from './words/index.ts';

/** Markdown, one table a group: keys, English, Chinese. */
export function keyTables(): string {
  const en = runnerWords('en');
  const zh = runnerWords('zh-CN');
  return (Object.keys(en.helpGroups) as HelpGroup[])
    .map((group) => {
      const rows = BINDINGS.filter(({ action }) => HELP_GROUPS[action] === group).map((binding) => {
        const keys = keysOf(binding, en)
          .split(' ')
          .map((key) => `\`${key}\``)
          .join(' ');
        return `| ${keys} | ${en.long[binding.action]} | ${zh.long[binding.action]} |`;
      });
      return [
        `### ${en.helpGroups[group]} · ${zh.helpGroups[group]}`,
        '',
        '| key | what it does | 作用 |',
        '|---|---|---|',
        ...rows,
      ].join('\n');
    })
    .join('\n\n');
}
