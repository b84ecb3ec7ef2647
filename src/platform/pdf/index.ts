export { PdfModule } from './pdf.module.js';
export { Typesetter } from './typesetter.js';
export { pdfFile } from './pdf-file.js';
