import { define } from '../define.ts';

export default define({
  code: 'answers-missing',
  severity: 'error',
  title: {
    'zh-CN': '没有可选的答案',
    en: 'No answers',
  },
  meaning: {
    'zh-CN': '要选答案的问题至少要有一个答案；只写 id 的列表要有 fact，才有字可念。',
    en: 'A question to choose from needs answers; a list of ids alone needs a fact that has their words.',
  },
  message: {
    'zh-CN': '“{id}”没有可选的答案。',
    en: '{id} has no answers to choose from.',
  },
  mend: {
    'zh-CN':
      '写 answers（事实写 values），每个答案一个 id、一个冒号、一句话，例如 {yes: 有, no: 没有}；或者用 type 说明是数字还是文字。',
    en: 'Write answers (for a fact, values), for each an id, a colon and its words, such as {yes: It does, no: It does not}; or say with type that it is a number or a text.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: camera-app, else: to-media}
  camera-app:
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    next: close-others
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:8:3',
  },
  good: {
    files: {},
  },
});
