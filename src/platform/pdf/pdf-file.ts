import { StreamableFile } from '@nestjs/common';

/** A PDF that the browser shows, so that nothing stays among the downloads of a shared computer. */
export const pdfFile = (content: Buffer, name: string): StreamableFile =>
  new StreamableFile(content, { type: 'application/pdf', disposition: `inline; filename="${name}"` });
