/** Bytes onto the disk, written by another thread or by this one. What the system refuses is thrown either way. */
import fs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

export interface Writing {
  /** All of the bytes, from this place of the file on. */
  write(file: FileHandle, bytes: Buffer, at: number): Promise<void>;
  /** The same; once resolved, they survive a crash of the machine. */
  append(file: FileHandle, bytes: Buffer, at: number): Promise<void>;
  /** From now on what was written survives one, and that the file is there at all. */
  flushNew(file: FileHandle): Promise<void>;
}

async function hand(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    written += (await file.write(bytes, written, bytes.length - written, at + written)).bytesWritten;
  }
}

export const HANDED_OVER: Writing = {
  write: hand,
  async append(file, bytes, at) {
    await hand(file, bytes, at);
    await file.datasync();
  },
  flushNew: (file) => file.sync(),
};

function put({ fd }: FileHandle, bytes: Buffer, at: number): void {
  let written = 0;
  while (written < bytes.length) {
    written += fs.writeSync(fd, bytes, written, bytes.length - written, at + written);
  }
}

/** The system is waited for where it takes long: the rest is quicker than handing it over. An append is on its way to the disk when the call returns. */
export const AT_ONCE: Writing = {
  async write(file, bytes, at) {
    put(file, bytes, at);
  },
  // Not `file.datasync()`, which is the same behind more promises.
  append: (file, bytes, at) =>
    new Promise((done, fail) => {
      put(file, bytes, at);
      fs.fdatasync(file.fd, (error) => (error ? fail(error) : done()));
    }),
  flushNew: HANDED_OVER.flushNew,
};
