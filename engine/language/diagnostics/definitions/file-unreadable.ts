import { define } from '../define.ts';

export default define({
  code: 'file-unreadable',
  severity: 'error',
  title: {
    'zh-CN': '文件读不了',
    en: 'A file cannot be read',
  },
  meaning: {
    'zh-CN': '包里的每个 .yaml 都要能打开。文件夹起了文件的名字、没有权限、文件刚被删掉，都会这样。',
    en: 'Every .yaml of a pack has to open. A folder named like a file, missing permission or a file deleted meanwhile all end like this.',
  },
  message: {
    'zh-CN': '读不了 {file}：{problem}。',
    en: '{file} cannot be read: {problem}.',
  },
  mend: {
    'zh-CN': '把文件夹改个名字，或者检查文件的权限。',
    en: 'Rename the folder, or look at the permissions of the file.',
  },
  bad: { files: { 'notes.yaml/': '' }, at: 'notes.yaml:1:1' },
  good: { files: {} },
});
