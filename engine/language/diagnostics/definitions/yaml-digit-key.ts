import { define } from '../define.ts';

export default define({
  code: 'yaml-digit-key',
  severity: 'error',
  title: {
    'zh-CN': 'id 只有数字',
    en: 'An id of digits',
  },
  meaning: {
    'zh-CN': '纯数字的 id 会自己排到最前面，顺序就乱了，也看不出是什么意思。',
    en: 'Ids of digits jump to the front, so that the order is lost; and nobody knows what they mean.',
  },
  message: {
    'zh-CN': 'id “{id}”只有数字。',
    en: 'The id {id} has digits only.',
  },
  mend: {
    'zh-CN': '换成以字母开头的词，例如 s{id} 或 picture。',
    en: 'Begin it with a letter, for example s{id}.',
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
    answers: {1: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:11:15',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'answers: {1: 有画面, busy: 提示被占用}',
    right: 'answers: {a1: 有画面, busy: 提示被占用}',
  },
});
