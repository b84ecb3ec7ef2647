export { PdfModule } from './pdf.module.js';
export { Typesetter } from './typesetter.js';
export { AnswersPdf, pdfFile } from './pdf-file.js';
