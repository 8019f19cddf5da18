import { define } from '../define.ts';

export default define({
  code: 'file-too-large',
  severity: 'error',
  title: {
    'zh-CN': '文件太大',
    en: 'A file is too large',
  },
  meaning: {
    'zh-CN': '一个文件放一棵树，几十 KB 就很多了。太大的文件多半是放错了的，程序不去读它。',
    en: 'One file holds one tree, and some ten kB are much. A file beyond the limit is most likely here by mistake and is not read.',
  },
  message: {
    'zh-CN': '文件有 {size}，最多 {limit}。',
    en: 'The file has {size}; the most is {limit}.',
  },
  mend: {
    'zh-CN': '把它拆成几棵树，或者把不是树的文件移出这个文件夹。',
    en: 'Split it into several trees, or move the file elsewhere if it is none.',
  },
  bad: { files: { 'notes.yaml': '# 记录\n'.repeat(300_000) }, at: 'notes.yaml:1:1' },
  good: { files: {} },
});
