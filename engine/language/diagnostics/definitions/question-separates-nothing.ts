import { define } from '../define.ts';

export default define({
  code: 'question-separates-nothing',
  severity: 'advice',
  family: 'shape',
  title: {
    'zh-CN': '什么也分不开的问题',
    en: 'A question that separates nothing',
  },
  meaning: {
    'zh-CN': '不同的回答问的是不同的下一句，可是先做的、先说的和结局都一样：可能的原因一个也没有少。',
    en: 'The answers lead to different questions, and behind them all the same comes first: no cause is left out by any of them.',
  },
  message: {
    'zh-CN': '“{step}”的每个回答后面都是同样的办法和结局，什么也分不开。',
    en: 'Behind every answer of "{step}" the same comes first: it separates nothing.',
  },
  mend: {
    'zh-CN': '删掉它，或者让回答去不同的办法。',
    en: 'Delete it, or let its answers lead to different repairs.',
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
    next: {picture: light-on, busy: name-shown, else: to-media}
  light-on:
    ask: 旁边的小灯亮不亮？
    answers: {lit: 亮, dark: 不亮}
    next: {lit: close-others, else: to-media}
  name-shown:
    ask: 提示里看得出是哪个软件吗？
    answers: {shown: 看得出, hidden: 看不出}
    next: {shown: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:8:3',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'next: {shown: close-others, else: to-media}',
    right: `next: {shown: use-phone, else: to-media}
  use-phone:
    do: 请先用手机进课堂。
    works-around: true
    next: {fixed: on-phone, else: to-media}
  on-phone: {end: restored, cause: unknown, say: 先用手机上课。}`,
  },
});
