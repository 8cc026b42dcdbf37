// Files → a zip that stores them: documents are compressed already.  Source: APPNOTE.TXT of PKWARE.

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function sum(bytes) {
  let value = -1;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 255] ^ (value >>> 8);
  return ~value >>> 0;
}

/** Numbers of 2 or 4 bytes one after the other. */
function fields(...numbers) {
  const bytes = new DataView(new ArrayBuffer(numbers.reduce((size, [width]) => size + width, 0)));
  let at = 0;
  for (const [width, value] of numbers) {
    if (width === 2) bytes.setUint16(at, value, true);
    else bytes.setUint32(at, value, true);
    at += width;
  }
  return new Uint8Array(bytes.buffer);
}

const UTF8 = 0x0800, DAY = 0x21;        // names are UTF-8; 1 January 1980, since no clock is asked

/** @param {[string, Uint8Array][]} files */
export function zip(files) {
  const parts = [], ends = [];
  let at = 0;
  for (const [path, bytes] of files) {
    const name = new TextEncoder().encode(path);
    const common = fields([2, 20], [2, UTF8], [2, 0], [2, 0], [2, DAY], [4, sum(bytes)], [4, bytes.length], [4, bytes.length], [2, name.length], [2, 0]);
    const local = [fields([4, 0x04034b50]), common, name, bytes];
    ends.push(fields([4, 0x02014b50], [2, 20]), common, fields([2, 0], [2, 0], [2, 0], [4, 0], [4, at]), name);
    parts.push(...local);
    at += local.reduce((size, part) => size + part.length, 0);
  }
  const size = ends.reduce((total, part) => total + part.length, 0);
  const last = fields([4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, at], [2, 0]);
  return new Blob(/** @type {any} */ ([...parts, ...ends, last]), { type: "application/zip" });
}
