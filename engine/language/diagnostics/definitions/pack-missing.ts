import { define } from '../define.ts';

export default define({
  code: 'pack-missing',
  severity: 'error',
  title: {
    'zh-CN': '没有 pack.yaml',
    en: 'No pack.yaml',
  },
  meaning: {
    'zh-CN': '一个包是一个文件夹，里面的 pack.yaml 说明事实、原因和结局。没有它，树就没有可用的词。',
    en: 'A pack is a folder whose pack.yaml holds the facts, causes and ends. Without it the trees have nothing to name.',
  },
  message: {
    'zh-CN': '{folder}{problem}。',
    en: '{folder} {problem}.',
  },
  mend: {
    'zh-CN': '新建 pack.yaml，第一行写 pack: 和包的 id；或者换一个文件夹再检查。',
    en: 'Write a pack.yaml whose first line is pack: and the id of the pack, or check another folder.',
  },
  bad: {
    files: {
      'pack.yaml': `tree: example
title: 示例
steps:
  hello: {tell: 您好。, next: /camera-black}
`,
    },
    at: 'pack.yaml:1:1',
  },
  good: {
    files: {},
  },
});
