import { define } from '../define.ts';

export default define({
  code: 'question-without-consequence',
  severity: 'warning',
  family: 'shape',
  title: {
    'zh-CN': '答什么都一样的问题',
    en: 'A question without consequence',
  },
  meaning: {
    'zh-CN': '不管怎么回答，去的地方一样，也没有记下什么：客户白答了。',
    en: 'Whatever is answered leads to the same place and tells nothing: the customer answers for nothing.',
  },
  message: {
    'zh-CN': '“{step}”的每个回答都去同一个地方，也不记下任何事。',
    en: 'Every answer of "{step}" leads to the same place and sets nothing.',
  },
  mend: {
    'zh-CN': '删掉它，或者用 fact 把回答记下来。',
    en: 'Delete it, or keep the answer under a fact.',
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
    answers: {picture: 有画面, busy: 提示被占用}
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
