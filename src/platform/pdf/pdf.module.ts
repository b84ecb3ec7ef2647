import { Global, Module } from '@nestjs/common';
import { Typesetter } from './typesetter.js';

@Global()
@Module({ providers: [Typesetter], exports: [Typesetter] })
export class PdfModule {}
