import { define } from '../define.ts';

export default define({
  code: 'file-empty',
  severity: 'error',
  title: {
    'zh-CN': '文件是空的',
    en: 'A file is empty',
  },
  meaning: {
    'zh-CN': '文件里什么都没有，或者只有注释。可能是忘了保存。',
    en: 'There is nothing in the file, or only comments. Perhaps it was not saved.',
  },
  message: {
    'zh-CN': '这个文件里没有内容。',
    en: 'There is nothing in this file.',
  },
  mend: {
    'zh-CN': '写上内容，或者删掉这个文件。',
    en: 'Write the tree, or delete the file.',
  },
  bad: { files: { 'notes.yaml': '# 以后再写\n' }, at: 'notes.yaml:1:1' },
  good: { files: {} },
});
