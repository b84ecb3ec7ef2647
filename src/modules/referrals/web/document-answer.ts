import { StreamableFile } from '@nestjs/common';
import type { DocumentReceived } from '../documents.service.js';

/** Whatever a browser would make of the file, it may run and load nothing. */
export const DOCUMENT_POLICY = "sandbox; default-src 'none'";

/** The file to keep, never to show in the page: with its name, in the form of RFC 8187 for what is not ASCII. */
export const attachment = ({ name, content }: DocumentReceived): StreamableFile =>
  new StreamableFile(content, {
    type: 'application/pdf',
    length: content.length,
    disposition: `attachment; filename="document.pdf"; filename*=UTF-8''${encoded(name)}`,
  });

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
