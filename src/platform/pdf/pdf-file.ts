import { Header, StreamableFile } from '@nestjs/common';

/**
 * For each route that answers with a PDF of ours. Chromium draws it in a page of its own that inherits the policy of our
 * pages, and stays blank under `default-src 'none'` (crbug.com/271452); nothing in the file can run or be framed.
 */
export const AnswersPdf = () => Header('Content-Security-Policy', "frame-ancestors 'none'");

/** A PDF that the browser shows, so that nothing stays among the downloads of a shared computer. */
export const pdfFile = (content: Buffer, name: string): StreamableFile =>
  new StreamableFile(content, { type: 'application/pdf', disposition: `inline; filename="${name}"` });
