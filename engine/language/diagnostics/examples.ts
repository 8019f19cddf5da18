/** The small pack the examples of the definitions stand on, and how an example becomes files. */
import type { Example } from './define.ts';

export const EXAMPLE_ROOT = 'example';

/** A whole pack about which nothing is to be reported. */
export const BASE_PACK: Readonly<Record<string, string>> = {
  'pack.yaml': `pack: example
version: 1.0.0
title: 示例
locales: [zh-CN]
front-door: camera-black
escalate: to-media
facts:
  device:
    title: 设备
    ask: 您用的是什么设备？
    values: {windows: Windows 电脑, phone: 手机}
  class-id: {title: 教室号, type: text, ask: 教室号是多少？}
causes:
  camera-used: 摄像头被别的软件占用
ends:
  to-media:
    end: escalated
    cause: unknown
    to: media-team
    bring: [class-id]
    promise: {minutes: 15, meanwhile: 请先用手机把课讲下去。}
    say: 我把您说的都写好了，<team>十五分钟内联系您。
teams:
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai}
`,
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
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
};

export interface ExampleFile {
  readonly path: string;
  readonly content: string | Uint8Array | { readonly problem: 'directory' };
}

/** All files of an example, with the base pack below it; paths begin with {@link EXAMPLE_ROOT}. */
export function exampleFiles(example: Example): ExampleFile[] {
  const files: ExampleFile[] = Object.entries({ ...BASE_PACK, ...example.files }).map(([name, content]) =>
    name.endsWith('/') ? { path: name.slice(0, -1), content: { problem: 'directory' } } : { path: name, content },
  );
  return files.map((file) => ({ ...file, path: `${EXAMPLE_ROOT}/${file.path}` }));
}
