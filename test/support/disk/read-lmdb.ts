import { closeSync, openSync, readSync } from 'node:fs'

const pageSize = 4096
const magic = 0xbeefc0de
/** Offset from the magic number of a meta page to the number of the last page in use: LMDB's `MDB_meta`. */
const lastPageAfterMagic = 4 + 4 + 8 + 8 + 2 * 48

/** The used pages of an LMDB file: it claims terabytes, and is empty behind them. */
export function readLmdb(file: string): Buffer {
  const open = openSync(file, 'r')
  try {
    const metas = read(open, 2 * pageSize)
    const lastPage = Math.max(lastPageOf(metas.subarray(0, pageSize)), lastPageOf(metas.subarray(pageSize)))
    return read(open, (lastPage + 1) * pageSize)
  } finally {
    closeSync(open)
  }
}

function read(file: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  return bytes.subarray(0, readSync(file, bytes, 0, length, 0))
}

function lastPageOf(meta: Buffer): number {
  for (let at = 0; at < 64; at += 4)
    if (meta.readUInt32LE(at) === magic) return Number(meta.readBigUInt64LE(at + lastPageAfterMagic))
  throw new Error('No LMDB file')
}
