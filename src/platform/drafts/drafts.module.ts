import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Drafts } from './drafts.js';
import { FormDraft } from './form-draft.entity.js';
import './drafts.personal-data.js';

@Global()
@Module({ imports: [TypeOrmModule.forFeature([FormDraft])], providers: [Drafts], exports: [Drafts] })
export class DraftsModule {}
