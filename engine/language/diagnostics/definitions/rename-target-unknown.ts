import { define } from '../define.ts';

export default define({
  code: 'rename-target-unknown',
  severity: 'error',
  title: {
    'zh-CN': '改名后的 id 不在',
    en: 'A rename leads nowhere',
  },
  meaning: {
    'zh-CN': 'renames 里写的新名字找不到，正在进行的会话就接不上。',
    en: 'The present id that renames gives is not there, so that running sessions cannot go on.',
  },
  message: {
    'zh-CN': '“{old}”改名成了“{now}”，但没有“{now}”。',
    en: '{old} was renamed to {now}, but there is no {now}.',
  },
  mend: {
    'zh-CN': '{suggestion}写现在的 id；东西已经删掉的，把这一行也删掉。',
    en: '{suggestion} Write the present id, or delete the line if the thing is gone.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
renames:
  steps: {quit-others: close-other}
steps:
  device:
    fact: device
    next: {windows: camera-app, else: to-media}
  camera-app:
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:5:24',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'steps: {quit-others: close-other}',
    right: 'steps: {quit-others: close-others}',
  },
});
