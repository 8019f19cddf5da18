/** The one way through the tree of `pack/` that every contender goes: step, answer, in order. */
export const WALK = [
  ['needs.device', 'windows'],
  ['needs.scope', 'one'],
  ['pattern', 'unsure'],
  ['count', 'waves'],
  ['connection', 'wifi'],
  ['band', 'slow'],
  ['distance', 'far'],
  ['shared', 'shared'],
  ['loss', 8],
  // The shared tree's own question for the device passes by itself.
  ['hotspot/phone-there', 'there'],
  ['hotspot/connect', 'done'],
  ['hotspot/see', 'freezes'],
  ['load', 'high'],
  ['open-apps', ['chat', 'game']],
  ['close-apps', 'not-fixed'],
  ['lower-picture', 'not-fixed'],
  ['rejoin', 'not-fixed'],
  ['other-browser', 'cannot'],
  // `still` passes: the pattern is known.
  ['who-else', 'nobody'],
  ['move-closer', 'not-fixed'],
  ['stop-others', 'cannot'],
  // `rejoin-network` passes: it was done as `rejoin`.
  ['restart-router', 'not-fixed'],
  ['before-class.charger', 'ok'],
  ['before-class.updates', 'missing'],
  ['before-class.updates.mend', 'done'],
  ['use-phone', 'cannot'],
  ['to-media.class-id', 'C-1042'],
  ['to-media.started-at', 'ten past ten'],
];
export const LAST = 'to-media';
