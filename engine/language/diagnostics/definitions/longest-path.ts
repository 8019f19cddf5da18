import { define } from '../define.ts';

export default define({
  code: 'longest-path',
  severity: 'advice',
  family: 'shape',
  title: {
    'zh-CN': '一条路上问得太多',
    en: 'A way with too many steps',
  },
  meaning: {
    'zh-CN': '在一棵树里问三十步还没有结果，客户早就放弃了。',
    en: 'Nobody goes along for thirty steps in one tree without a result.',
  },
  message: {
    'zh-CN': '这条路要走 {count} 步，最多 {most} 步：{path}。',
    en: 'This way has {count} steps; {most} are bearable: {path}.',
  },
  mend: {
    'zh-CN': '把区分得最多的问题放前面，或者早一点升级。',
    en: 'Put the questions that separate most first, or escalate earlier.',
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
    next: {busy: close-others, else: t1}
  t1: {tell: 请看第 1 页。, next: t2}
  t2: {tell: 请看第 2 页。, next: t3}
  t3: {tell: 请看第 3 页。, next: t4}
  t4: {tell: 请看第 4 页。, next: t5}
  t5: {tell: 请看第 5 页。, next: t6}
  t6: {tell: 请看第 6 页。, next: t7}
  t7: {tell: 请看第 7 页。, next: t8}
  t8: {tell: 请看第 8 页。, next: t9}
  t9: {tell: 请看第 9 页。, next: t10}
  t10: {tell: 请看第 10 页。, next: t11}
  t11: {tell: 请看第 11 页。, next: t12}
  t12: {tell: 请看第 12 页。, next: t13}
  t13: {tell: 请看第 13 页。, next: t14}
  t14: {tell: 请看第 14 页。, next: t15}
  t15: {tell: 请看第 15 页。, next: t16}
  t16: {tell: 请看第 16 页。, next: t17}
  t17: {tell: 请看第 17 页。, next: t18}
  t18: {tell: 请看第 18 页。, next: t19}
  t19: {tell: 请看第 19 页。, next: t20}
  t20: {tell: 请看第 20 页。, next: t21}
  t21: {tell: 请看第 21 页。, next: t22}
  t22: {tell: 请看第 22 页。, next: t23}
  t23: {tell: 请看第 23 页。, next: t24}
  t24: {tell: 请看第 24 页。, next: t25}
  t25: {tell: 请看第 25 页。, next: t26}
  t26: {tell: 请看第 26 页。, next: t27}
  t27: {tell: 请看第 27 页。, next: t28}
  t28: {tell: 请看第 28 页。, next: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:1:7',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: `t27: {tell: 请看第 27 页。, next: t28}
  t28: {tell: 请看第 28 页。, next: to-media}`,
    right: 't27: {tell: 请看第 27 页。, next: to-media}',
  },
});
