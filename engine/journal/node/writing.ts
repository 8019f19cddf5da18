/** Bytes onto the disk, written by another thread or by this one. What the system refuses is thrown either way. */
import fs from 'node:fs';
import type { FileHandle } from 'node:fs/promises';

export interface Writing {
  /** All of the bytes, from this place of the file on. */
  write(file: FileHandle, bytes: Buffer, at: number): Promise<void>;
  /** From now on what was written survives a crash of the machine. */
  flush(file: FileHandle): Promise<void>;
  /** The same, and that the file is there at all. */
  flushNew(file: FileHandle): Promise<void>;
}

export const HANDED_OVER: Writing = {
  async write(file, bytes, at) {
    let written = 0;
    while (written < bytes.length) {
      written += (await file.write(bytes, written, bytes.length - written, at + written)).bytesWritten;
    }
  },
  flush: (file) => file.datasync(),
  flushNew: (file) => file.sync(),
};

/** The system is waited for where it takes long: the rest is quicker than handing it over. */
export const AT_ONCE: Writing = {
  async write({ fd }, bytes, at) {
    let written = 0;
    while (written < bytes.length) {
      written += fs.writeSync(fd, bytes, written, bytes.length - written, at + written);
    }
  },
  flush: HANDED_OVER.flush,
  flushNew: HANDED_OVER.flushNew,
};
