"""Many definitions → one bound book: PDF, DOCX and the registers beside it.

    folder ──read_book──▶ BookDefinition (buku.yaml + instansi.yaml + wording)            book.definition, book.read
    Sop ──fakta_of──▶ FaktaSop        what the book says about an SOP: small, picklable     build.fakta
    Layout ──draw_sop──▶ Drawn        its pages, drawn once: small, picklable, cacheable    build.sheets
    BookSop(kunci, shown, fakta, drawn)     fakta or drawn None: an SOP left out (--keep-going), a page says so

    check_book(book, fakta…, report)        before anything is drawn: SOP530 …              book.checks
    open_context(book, BookSop…, report) ─bind_book─▶ Bound(document, places)               book.assemble
    render_document_pdf(bound.document) ──▶ bytes                                          render.pdf.document
    render_document_docx(bound.document) ──▶ bytes                                         render.docx.bind
    registers(bound, hashes) ──▶ (file name, bytes)…                                book.registers

`draw_sop` depends on the layout and the SOP's key alone, `bind_book` on the definition and the BookSops alone; both give
equal results for equal input, in any process.  `BookDefinition.inputs` names the files that were read for it.
"""
