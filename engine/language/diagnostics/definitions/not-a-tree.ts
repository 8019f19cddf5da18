import { define } from '../define.ts';

export default define({
  code: 'not-a-tree',
  severity: 'error',
  title: {
    'zh-CN': '看不出是什么文件',
    en: 'Not a file of a pack',
  },
  meaning: {
    'zh-CN': '包里的文件以 `tree:`（一棵树）、`pack:`（包）或 `cases:`（示例）开头；译文放在语言名的文件夹里。',
    en: 'A file of a pack begins with `tree:`, `pack:` or `cases:`; translations stand in a folder named after their language.',
  },
  message: {
    'zh-CN': '这个文件没有 tree、pack 或 cases，看不出是什么。',
    en: 'This file has neither tree, pack nor cases.',
  },
  mend: {
    'zh-CN': '{suggestion}第一行写上 tree: 和这棵树的 id；不属于包的文件请移出去。',
    en: '{suggestion} Begin it with tree: and its id; move it elsewhere if it is not part of the pack.',
  },
  bad: { files: { 'notes.yaml': 'note: 记得改\n' }, at: 'notes.yaml:1:1' },
  good: { files: {} },
});
