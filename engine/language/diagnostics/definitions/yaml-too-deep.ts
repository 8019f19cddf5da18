import { define } from '../define.ts';

export default define({
  code: 'yaml-too-deep',
  severity: 'error',
  title: {
    'zh-CN': '套得太深',
    en: 'Nested too deep',
  },
  meaning: {
    'zh-CN': '一层套一层太多，没有人看得懂；这样的文件多半是程序生成的或有意的。',
    en: 'Nobody can read so many levels inside each other; such a file was most likely generated.',
  },
  message: {
    'zh-CN': '这里已经套了 {limit} 层以上。',
    en: 'There are more than {limit} levels here.',
  },
  mend: {
    'zh-CN': '把里面的内容移到单独的步骤或单独的树里。',
    en: 'Move what is inside to steps or trees of its own.',
  },
  bad: { files: { 'notes.yaml': `note: ${'['.repeat(60)}${']'.repeat(60)}\n` }, at: 'notes.yaml:1:56' },
  good: { files: {} },
});
