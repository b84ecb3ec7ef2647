export { PdfModule } from './pdf.module.js';
export { Typesetter } from './typesetter.js';
