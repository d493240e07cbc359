/** The rich-text editor brings its own texts in all languages of ours but Indonesian. */
export const editorTexts = {
  id: {
    lexical: {
      general: {
        placeholder: 'Mulai menulis, atau tekan “/” untuk pilihan…',
        slashMenuBasicGroupLabel: 'Dasar',
        slashMenuListGroupLabel: 'Daftar',
        toolbarItemsActive: '{{count}} aktif',
      },
      blockquote: { label: 'Kutipan blok' },
      blocks: {
        inlineBlocks: {
          create: 'Buat {{label}}',
          edit: 'Ubah {{label}}',
          label: 'Blok sebaris',
          remove: 'Hapus {{label}}',
        },
        label: 'Blok',
      },
      heading: { label: 'Subjudul {{headingLevel}}' },
      link: { label: 'Tautan', loadingWithEllipsis: 'Memuat…' },
      orderedList: { label: 'Daftar bernomor' },
      unorderedList: { label: 'Daftar butir' },
      paragraph: { label: 'Paragraf', label2: 'Teks biasa' },
    },
  },
}
