/**
 * A shadow of PDFBox's look at the fonts of the disk, which would leave a list of them in the home.
 */
package org.apache.pdfbox.pdmodel.font;
