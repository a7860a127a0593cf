#!/usr/bin/env node
// tools/make_docx.mjs TEXT DOCX: the same lines as a Word document, one paragraph a line. For tests; the container is stored, not compressed.
import { readFileSync, writeFileSync } from 'node:fs';
import * as zlib from 'node:zlib';

const [, , text_file, docx_file] = process.argv;
const escape = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
const paragraphs = readFileSync(text_file, 'utf8').replace(/^\uFEFF/, '').split(/\r?\n/)
  .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escape(line)}</w:t></w:r></w:p>`).join('');
const parts = {
  '[Content_Types].xml': '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  '_rels/.rels': '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs}</w:body></w:document>`,
};

// zlib.crc32 came with Node 22; Debian 12 has 18.
function crc32(bytes) {
  if (zlib.crc32) return zlib.crc32(bytes);
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function header(signature, name, bytes, central_offset) {
  const central = central_offset !== undefined;
  const head = Buffer.alloc(central ? 46 : 30);
  let at = head.writeUInt32LE(signature, 0);
  if (central) at = head.writeUInt16LE(20, at);
  at = head.writeUInt16LE(20, at);
  at = head.writeUInt16LE(0x0800, at); // names in UTF-8
  at = head.writeUInt16LE(0, at); // stored
  at = head.writeUInt32LE(0x00210000, at); // 1980-01-01, so that the same text gives the same bytes
  at = head.writeUInt32LE(crc32(bytes), at);
  at = head.writeUInt32LE(bytes.length, at);
  at = head.writeUInt32LE(bytes.length, at);
  head.writeUInt16LE(Buffer.byteLength(name), at);
  if (central) head.writeUInt32LE(central_offset, 42);
  return Buffer.concat([head, Buffer.from(name)]);
}

const files = [];
const directory = [];
let offset = 0;
for (const [name, content] of Object.entries(parts)) {
  const bytes = Buffer.from(content);
  const local = Buffer.concat([header(0x04034b50, name, bytes), bytes]);
  directory.push(header(0x02014b50, name, bytes, offset));
  files.push(local);
  offset += local.length;
}
const central = Buffer.concat(directory);
const end = Buffer.alloc(22);
end.writeUInt32LE(0x06054b50, 0);
end.writeUInt16LE(directory.length, 8);
end.writeUInt16LE(directory.length, 10);
end.writeUInt32LE(central.length, 12);
end.writeUInt32LE(offset, 16);
writeFileSync(docx_file, Buffer.concat([...files, central, end]));
