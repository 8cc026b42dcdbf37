"""Laws and regulations of the government and the president that SOPs cite, kind by kind, a line each.

    nomor/tahun  since  title  > until  successor           its closing provisions say so, in force since `until`
    nomor/tahun  since  title  > until  successor : source  something else says so
    nomor/tahun  since  title  > ?      successor           when, or whether as a whole, is not certain: a reader should look

Dates without a day are certain to the month; "-" where only the year of the number is known.  A long title goes on after "\\".
"""

from __future__ import annotations

PUSAT: dict[str, str] = {
    "UU": """
    8/1974   -          Pokok-Pokok Kepegawaian > 2014-01-15 UU 5/2014
    7/1971   -          Ketentuan-Ketentuan Pokok Kearsipan > 2009-10-23 UU 43/2009
    8/1981   1981-12-31 Hukum Acara Pidana > ? UU 20/2025
    8/1985   -          Organisasi Kemasyarakatan > 2013-07-22 UU 17/2013
    4/1990   -          Serah-Simpan Karya Cetak dan Karya Rekam > 2018-12 UU 13/2018
    14/1992  -          Lalu Lintas dan Angkutan Jalan > 2009-06-22 UU 22/2009
    24/1992  -          Penataan Ruang > 2007-04-26 UU 26/2007
    12/1995  -          Pemasyarakatan > 2022-08-03 UU 22/2022
    3/1997   -          Pengadilan Anak > 2014-07 UU 11/2012
    4/1997   -          Penyandang Cacat > 2016-04-15 UU 8/2016
    16/1997  1997-05-19 Statistik
    20/1997  -          Penerimaan Negara Bukan Pajak > 2018-08-23 UU 9/2018
    23/1997  -          Pengelolaan Lingkungan Hidup > 2009-10-03 UU 32/2009
    8/1999   1999-04-20 Perlindungan Konsumen
    18/1999  -          Jasa Konstruksi > 2017-01-12 UU 2/2017
    22/1999  -          Pemerintahan Daerah > 2004-10-15 UU 32/2004
    28/1999  1999-05-19 Penyelenggara Negara yang Bersih dan Bebas dari Korupsi, Kolusi, dan Nepotisme
    31/1999  1999-08-16 Pemberantasan Tindak Pidana Korupsi
    38/1999  -          Pengelolaan Zakat > 2011-11-25 UU 23/2011
    43/1999  -          Perubahan atas Undang-Undang Nomor 8 Tahun 1974 tentang Pokok-Pokok Kepegawaian > 2014-01-15 UU 5/2014
    2/2002   2002-01-08 Kepolisian Negara Republik Indonesia
    18/2002  -          Sistem Nasional Penelitian, Pengembangan, dan Penerapan Ilmu Pengetahuan dan Teknologi > 2019-08-13 UU 11/2019
    19/2002  -          Hak Cipta > 2014-10-16 UU 28/2014
    28/2002  2002-12-16 Bangunan Gedung
    13/2003  2003-03-25 Ketenagakerjaan
    17/2003  2003-04-05 Keuangan Negara
    20/2003  2003-07-08 Sistem Pendidikan Nasional
    1/2004   2004-01-14 Perbendaharaan Negara
    4/2004   -          Kekuasaan Kehakiman > 2009-10-29 UU 48/2009
    7/2004   -          Sumber Daya Air > ? UU 17/2019
    10/2004  -          Pembentukan Peraturan Perundang-undangan > 2011-08-12 UU 12/2011 : UU 12/2011 pasal 102
    15/2004  2004-07-19 Pemeriksaan Pengelolaan dan Tanggung Jawab Keuangan Negara
    25/2004  2004-10-05 Sistem Perencanaan Pembangunan Nasional
    29/2004  -          Praktik Kedokteran > 2023-08-08 UU 17/2023 : UU 17/2023 pasal 454
    32/2004  2004-10-15 Pemerintahan Daerah > 2014-10-02 UU 23/2014 : UU 23/2014 pasal 409
    33/2004  2004-10-15 Perimbangan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah > 2022-01-05 UU 1/2022 : UU 1/2022 pasal 189
    39/2004  -          Penempatan dan Perlindungan Tenaga Kerja Indonesia di Luar Negeri > 2017-11-22 UU 18/2017
    14/2005  2005-12-30 Guru dan Dosen
    23/2006  2006-12-29 Administrasi Kependudukan
    24/2007  2007-04-26 Penanggulangan Bencana
    26/2007  2007-04-26 Penataan Ruang
    11/2008  2008-04-21 Informasi dan Transaksi Elektronik
    13/2008  -          Penyelenggaraan Ibadah Haji > 2019-04 UU 8/2019
    14/2008  2008-04-30 Keterbukaan Informasi Publik
    37/2008  2008-10-07 Ombudsman Republik Indonesia
    22/2009  2009-06-22 Lalu Lintas dan Angkutan Jalan
    25/2009  2009-07-18 Pelayanan Publik
    28/2009  2009-09-15 Pajak Daerah dan Retribusi Daerah > 2022-01-05 UU 1/2022 : UU 1/2022 pasal 189
    32/2009  2009-10-03 Perlindungan dan Pengelolaan Lingkungan Hidup
    36/2009  2009-10-13 Kesehatan > 2023-08-08 UU 17/2023 : UU 17/2023 pasal 454
    43/2009  2009-10-23 Kearsipan
    44/2009  2009-10-28 Rumah Sakit > 2023-08-08 UU 17/2023 : UU 17/2023 pasal 454
    48/2009  2009-10-29 Kekuasaan Kehakiman
    6/2011   2011-05-05 Keimigrasian
    12/2011  2011-08-12 Pembentukan Peraturan Perundang-undangan
    23/2011  2011-11-25 Pengelolaan Zakat
    11/2012  2012-07-30 Sistem Peradilan Pidana Anak
    17/2013  2013-07-22 Organisasi Kemasyarakatan
    20/2013  -          Pendidikan Kedokteran > 2023-08-08 UU 17/2023 : UU 17/2023 pasal 454
    5/2014   2014-01-15 Aparatur Sipil Negara > 2023-10-31 UU 20/2023
    6/2014   2014-01-15 Desa
    18/2014  -          Kesehatan Jiwa > 2023-08-08 UU 17/2023 : UU 17/2023 pasal 454
    23/2014  2014-10-02 Pemerintahan Daerah
    28/2014  2014-10-16 Hak Cipta
    29/2014  2014-10    Pencarian dan Pertolongan
    30/2014  2014-10-17 Administrasi Pemerintahan
    36/2014  2014-10-17 Tenaga Kesehatan > 2023-08-08 UU 17/2023 : UU 17/2023 pasal 454
    38/2014  2014-10-17 Keperawatan > 2023-08-08 UU 17/2023 : UU 17/2023 pasal 454
    8/2016   2016-04-15 Penyandang Disabilitas
    2/2017   2017-01-12 Jasa Konstruksi
    7/2017   2017-08-16 Pemilihan Umum
    18/2017  2017-11-22 Pelindungan Pekerja Migran Indonesia
    6/2018   -          Kekarantinaan Kesehatan > 2023-08-08 UU 17/2023 : UU 17/2023 pasal 454
    9/2018   2018-08-23 Penerimaan Negara Bukan Pajak
    13/2018  2018-12-28 Serah Simpan Karya Cetak dan Karya Rekam
    4/2019   -          Kebidanan > 2023-08-08 UU 17/2023 : UU 17/2023 pasal 454
    8/2019   2019-04    Penyelenggaraan Ibadah Haji dan Umrah
    11/2019  2019-08-13 Sistem Nasional Ilmu Pengetahuan dan Teknologi
    17/2019  2019-10-16 Sumber Daya Air
    11/2020  2020-11-02 Cipta Kerja > 2022-12-30 UU 6/2023 : Perppu 2/2022, ketentuan penutup
    1/2022   2022-01-05 Hubungan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah
    22/2022  2022-08-03 Pemasyarakatan
    27/2022  2022-10-17 Pelindungan Data Pribadi
    6/2023   2023-03-31 Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja menjadi \
               Undang-Undang
    17/2023  2023-08-08 Kesehatan
    20/2023  2023-10-31 Aparatur Sipil Negara
    20/2025  -          Kitab Undang-Undang Hukum Acara Pidana
""",
    "PP": """
    24/1976  -          Cuti Pegawai Negeri Sipil > 2017-04-07 PP 11/2017
    10/1979  -          Penilaian Pelaksanaan Pekerjaan Pegawai Negeri Sipil > 2014-01-01 PP 46/2011
    32/1979  -          Pemberhentian Pegawai Negeri Sipil > 2017-04-07 PP 11/2017
    30/1980  -          Peraturan Disiplin Pegawai Negeri Sipil > 2010-06-06 PP 53/2010
    16/1994  -          Jabatan Fungsional Pegawai Negeri Sipil > 2017-04-07 PP 11/2017
    32/1996  -          Tenaga Kesehatan > ? UU 17/2023
    40/1996  -          Hak Guna Usaha, Hak Guna Bangunan dan Hak Pakai atas Tanah > 2021-02-02 PP 18/2021
    24/1997  1997-07-08 Pendaftaran Tanah
    27/1999  -          Analisis Mengenai Dampak Lingkungan Hidup > 2012-02-23 PP 27/2012
    51/1999  1999-05-26 Penyelenggaraan Statistik
    29/2000  -          Penyelenggaraan Jasa Konstruksi > 2020-04-23 PP 22/2020
    98/2000  -          Pengadaan Pegawai Negeri Sipil > 2017-04-07 PP 11/2017
    99/2000  -          Kenaikan Pangkat Pegawai Negeri Sipil > 2017-04-07 PP 11/2017
    100/2000 -          Pengangkatan Pegawai Negeri Sipil dalam Jabatan Struktural > 2017-04-07 PP 11/2017
    101/2000 -          Pendidikan dan Pelatihan Jabatan Pegawai Negeri Sipil > 2017-04-07 PP 11/2017
    9/2003   -          Wewenang Pengangkatan, Pemindahan, dan Pemberhentian Pegawai Negeri Sipil > 2017-04-07 PP 11/2017
    19/2005  -          Standar Nasional Pendidikan > 2021-03-31 PP 57/2021
    24/2005  -          Standar Akuntansi Pemerintahan > 2010-10-22 PP 71/2010
    36/2005  -          Peraturan Pelaksanaan Undang-Undang Nomor 28 Tahun 2002 tentang Bangunan Gedung > 2021-02-02 PP 16/2021
    58/2005  2005-12-09 Pengelolaan Keuangan Daerah > 2019-03 PP 12/2019
    72/2005  -          Desa > 2014-05-30 PP 43/2014
    79/2005  -          Pedoman Pembinaan dan Pengawasan Penyelenggaraan Pemerintahan Daerah > 2017-04-12 PP 12/2017
    6/2006   -          Pengelolaan Barang Milik Negara/Daerah > 2014-04-24 PP 27/2014
    8/2006   2006-04-03 Pelaporan Keuangan dan Kinerja Instansi Pemerintah
    39/2006  2006-11-29 Tata Cara Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan
    3/2007   -          Laporan Penyelenggaraan Pemerintahan Daerah kepada Pemerintah > 2019-03 PP 13/2019
    37/2007  -          Pelaksanaan Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan > ? PP 40/2019
    41/2007  2007-07-23 Organisasi Perangkat Daerah > 2016-06 PP 18/2016
    6/2008   -          Pedoman Evaluasi Penyelenggaraan Pemerintahan Daerah > 2019-03 PP 13/2019
    19/2008  -          Kecamatan > 2018-05 PP 17/2018
    38/2008  -          Perubahan atas Peraturan Pemerintah Nomor 6 Tahun 2006 tentang Pengelolaan Barang Milik Negara/Daerah > \
               2014-04-24 PP 27/2014
    60/2008  2008-08-28 Sistem Pengendalian Intern Pemerintah
    15/2010  -          Penyelenggaraan Penataan Ruang > 2021-02-02 PP 21/2021
    6/2010   -          Satuan Polisi Pamong Praja > 2018-05 PP 16/2018
    53/2010  2010-06-06 Disiplin Pegawai Negeri Sipil > 2021-08-31 PP 94/2021
    61/2010  2010-08-23 Pelaksanaan Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik
    71/2010  2010-10-22 Standar Akuntansi Pemerintahan
    90/2010  -          Penyusunan Rencana Kerja dan Anggaran Kementerian Negara/Lembaga > ? PP 6/2023
    46/2011  2011-11-30 Penilaian Prestasi Kerja Pegawai Negeri Sipil > 2019-04-26 PP 30/2019
    27/2012  2012-02-23 Izin Lingkungan > 2021-02-02 PP 22/2021
    28/2012  2012-02-27 Pelaksanaan Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan
    82/2012  -          Penyelenggaraan Sistem dan Transaksi Elektronik > 2019-10 PP 71/2019
    96/2012  2012-10-23 Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik
    109/2012 -          Pengamanan Bahan yang Mengandung Zat Adiktif Berupa Produk Tembakau bagi Kesehatan > 2024-07-26 PP 28/2024
    32/2013  -          Perubahan atas Peraturan Pemerintah Nomor 19 Tahun 2005 tentang Standar Nasional Pendidikan > 2021-03-31 PP \
               57/2021
    27/2014  2014-04-24 Pengelolaan Barang Milik Negara/Daerah
    43/2014  2014-05-30 Peraturan Pelaksanaan Undang-Undang Nomor 6 Tahun 2014 tentang Desa
    46/2014  -          Sistem Informasi Kesehatan > 2024-07-26 PP 28/2024
    61/2014  -          Kesehatan Reproduksi > 2024-07-26 PP 28/2024
    66/2014  -          Kesehatan Lingkungan > 2024-07-26 PP 28/2024
    13/2015  -          Perubahan Kedua atas Peraturan Pemerintah Nomor 19 Tahun 2005 tentang Standar Nasional Pendidikan > 2021-03-31 \
               PP 57/2021
    18/2016  2016-06-19 Perangkat Daerah
    47/2016  -          Fasilitas Pelayanan Kesehatan > 2024-07-26 PP 28/2024
    55/2016  -          Ketentuan Umum dan Tata Cara Pemungutan Pajak Daerah > 2023-06-16 PP 35/2023
    60/2016  -          Jenis dan Tarif atas Jenis Penerimaan Negara Bukan Pajak yang Berlaku pada Kepolisian Negara Republik Indonesia \
               > ? PP 76/2020
    11/2017  2017-04-07 Manajemen Pegawai Negeri Sipil
    12/2017  2017-04-12 Pembinaan dan Pengawasan Penyelenggaraan Pemerintahan Daerah
    16/2018  2018-05    Satuan Polisi Pamong Praja
    17/2018  2018-05    Kecamatan
    24/2018  -          Pelayanan Perizinan Berusaha Terintegrasi Secara Elektronik > 2021-02-02 PP 5/2021
    12/2019  2019-03    Pengelolaan Keuangan Daerah
    13/2019  2019-03    Laporan dan Evaluasi Penyelenggaraan Pemerintahan Daerah
    30/2019  2019-04-26 Penilaian Kinerja Pegawai Negeri Sipil
    40/2019  2019-05    Pelaksanaan Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi Kependudukan sebagaimana telah Diubah dengan \
               Undang-Undang Nomor 24 Tahun 2013 tentang Perubahan atas Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi \
               Kependudukan
    71/2019  2019-10    Penyelenggaraan Sistem dan Transaksi Elektronik
    17/2020  2020-02-28 Perubahan atas Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil
    22/2020  2020-04-23 Peraturan Pelaksanaan Undang-Undang Nomor 2 Tahun 2017 tentang Jasa Konstruksi
    28/2020  2020-06     Perubahan atas Peraturan Pemerintah Nomor 27 Tahun 2014 tentang Pengelolaan Barang Milik Negara/Daerah
    76/2020  2020-12    Jenis dan Tarif atas Jenis Penerimaan Negara Bukan Pajak yang Berlaku pada Kepolisian Negara Republik Indonesia
    5/2021   2021-02-02 Penyelenggaraan Perizinan Berusaha Berbasis Risiko > 2025-06-05 PP 28/2025
    16/2021  2021-02-02 Peraturan Pelaksanaan Undang-Undang Nomor 28 Tahun 2002 tentang Bangunan Gedung
    18/2021  2021-02-02 Hak Pengelolaan, Hak Atas Tanah, Satuan Rumah Susun, dan Pendaftaran Tanah
    19/2021  2021-02-02 Penyelenggaraan Pengadaan Tanah bagi Pembangunan untuk Kepentingan Umum
    21/2021  2021-02-02 Penyelenggaraan Penataan Ruang
    22/2021  2021-02-02 Penyelenggaraan Perlindungan dan Pengelolaan Lingkungan Hidup
    47/2021  -          Penyelenggaraan Bidang Perumahsakitan > 2024-07-26 PP 28/2024
    57/2021  2021-03-31 Standar Nasional Pendidikan
    94/2021  2021-08-31 Disiplin Pegawai Negeri Sipil
    6/2023   -          Penyusunan Rencana Kerja dan Anggaran
    35/2023  2023-06-16 Ketentuan Umum Pajak Daerah dan Retribusi Daerah
    28/2024  2024-07-26 Peraturan Pelaksanaan Undang-Undang Nomor 17 Tahun 2023 tentang Kesehatan
    28/2025  2025-06-05 Penyelenggaraan Perizinan Berusaha Berbasis Risiko
""",
    "Perpres": """
    36/2005  -          Pengadaan Tanah bagi Pelaksanaan Pembangunan untuk Kepentingan Umum > ? Perpres 71/2012
    86/2007  2007-08-27 Badan Pusat Statistik
    25/2008  -          Persyaratan dan Tata Cara Pendaftaran Penduduk dan Pencatatan Sipil > 2018-10 Perpres 96/2018
    54/2010  2010-08-06 Pengadaan Barang/Jasa Pemerintah > 2018-03-22 Perpres 16/2018
    35/2011  -          Perubahan atas Peraturan Presiden Nomor 54 Tahun 2010 tentang Pengadaan Barang/Jasa Pemerintah > 2018-03-22 \
               Perpres 16/2018
    55/2012  -          Strategi Nasional Pencegahan dan Pemberantasan Korupsi > 2018-07 Perpres 54/2018
    70/2012  -          Perubahan Kedua atas Peraturan Presiden Nomor 54 Tahun 2010 tentang Pengadaan Barang/Jasa Pemerintah > \
               2018-03-22 Perpres 16/2018
    71/2012  -          Penyelenggaraan Pengadaan Tanah bagi Pembangunan untuk Kepentingan Umum > ? PP 19/2021
    76/2013  2013-11-18 Pengelolaan Pengaduan Pelayanan Publik
    29/2014  2014-04-21 Sistem Akuntabilitas Kinerja Instansi Pemerintah
    87/2014  2014-08-19 Peraturan Pelaksanaan Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan
    4/2015   -          Perubahan Keempat atas Peraturan Presiden Nomor 54 Tahun 2010 tentang Pengadaan Barang/Jasa Pemerintah > \
               2018-03-22 Perpres 16/2018
    7/2015   -          Organisasi Kementerian Negara > 2019-10 Perpres 68/2019
    59/2017  -          Pelaksanaan Pencapaian Tujuan Pembangunan Berkelanjutan > 2022-10 Perpres 111/2022
    16/2018  2018-03-22 Pengadaan Barang/Jasa Pemerintah
    54/2018  2018-07    Strategi Nasional Pencegahan Korupsi
    95/2018  2018-10-05 Sistem Pemerintahan Berbasis Elektronik
    96/2018  2018-10    Persyaratan dan Tata Cara Pendaftaran Penduduk dan Pencatatan Sipil
    68/2019  2019-10    Organisasi Kementerian Negara > 2024-10 Perpres 140/2024
    39/2019  2019-06-17 Satu Data Indonesia
    33/2020  -          Standar Harga Satuan Regional > ? Perpres 72/2025
    111/2022 2022-10    Pelaksanaan Pencapaian Tujuan Pembangunan Berkelanjutan
    140/2024 2024-10    Organisasi Kementerian Negara
    72/2025  -          Standar Harga Satuan Regional
""",
    "Keppres": """
    80/2003  -          Pedoman Pelaksanaan Pengadaan Barang/Jasa Pemerintah > 2010-08-06 Perpres 54/2010
""",
}
