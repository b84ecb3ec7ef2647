export { fileUpload, ReceivedUpload, type Upload } from './file-upload.js';
export { ImportFiles } from './kept-files.js';
export { privateFolder } from './private-folder.js';
