"""Regulations of ministers and agencies that SOPs cite, in the lines that `pusat` explains."""

from __future__ import annotations

KEMENTERIAN: dict[str, str] = {
    "Permen PANRB": """
    09/2007  -          Pedoman Umum Penetapan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah
    21/2008  -          Pedoman Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan > 2012-06 Permen PANRB 35/2012
    29/2010  -          Pedoman Penyusunan Penetapan Kinerja dan Pelaporan Akuntabilitas Kinerja Instansi Pemerintah > 2014-11 Permen \
               PANRB 53/2014
    12/2011  -          Pedoman Penataan Tatalaksana (Business Process) > ? Permen PANRB 19/2018
    33/2011  -          Pedoman Analisis Jabatan > ? Permen PANRB 1/2020
    25/2012  -          Petunjuk Pelaksanaan Evaluasi Akuntabilitas Kinerja Instansi Pemerintah > ? Permen PANRB 12/2015
    35/2012  2012-06-19 Pedoman Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan
    36/2012  -          Petunjuk Teknis Penyusunan, Penetapan, dan Penerapan Standar Pelayanan > 2014-05 Permen PANRB 15/2014
    38/2012  -          Pedoman Penilaian Kinerja Unit Pelayanan Publik > ? Permen PANRB 17/2017
    60/2012  -          Pedoman Pembangunan Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani \
               di Lingkungan Kementerian/Lembaga dan Pemerintah Daerah > ? Permen PANRB 52/2014
    80/2012  -          Pedoman Tata Naskah Dinas Instansi Pemerintah > ? Peraturan ANRI 5/2021
    14/2014  -          Pedoman Evaluasi Reformasi Birokrasi Instansi Pemerintah > ? Permen PANRB 9/2023
    15/2014  2014-05    Pedoman Standar Pelayanan
    16/2014  -          Pedoman Survei Kepuasan Masyarakat terhadap Penyelenggaraan Pelayanan Publik > 2017-05 Permen PANRB 14/2017
    24/2014  -          Pedoman Penyelenggaraan Pengelolaan Pengaduan Pelayanan Publik Secara Nasional > ? Permen PANRB 62/2018
    52/2014  -          Pedoman Pembangunan Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan Melayani \
               di Lingkungan Instansi Pemerintah > 2021-12 Permen PANRB 90/2021
    53/2014  2014-11    Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja dan Tata Cara Reviu atas Laporan Kinerja Instansi Pemerintah
    12/2015  2015-06    Pedoman Evaluasi atas Implementasi Sistem Akuntabilitas Kinerja Instansi Pemerintah > 2021-12 Permen PANRB 88/2021
    14/2017  2017-05    Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik
    17/2017  -          Pedoman Penilaian Kinerja Unit Penyelenggara Pelayanan Publik > ? Permen PANRB 29/2022
    19/2018  -          Penyusunan Peta Proses Bisnis Instansi Pemerintah
    30/2018  -          Pedoman Evaluasi Pelaksanaan Reformasi Birokrasi Instansi Pemerintah > ? Permen PANRB 26/2020
    41/2018  -          Nomenklatur Jabatan Pelaksana bagi Pegawai Negeri Sipil di Lingkungan Instansi Pemerintah > ? Permen PANRB 45/2022
    62/2018  -          Pedoman Sistem Pengelolaan Pengaduan Pelayanan Publik Nasional
    13/2019  -          Pengusulan, Penetapan, dan Pembinaan Jabatan Fungsional Pegawai Negeri Sipil > 2023-01 Permen PANRB 1/2023
    1/2020   2020-01    Pedoman Analisis Jabatan dan Analisis Beban Kerja
    26/2020  -          Pedoman Evaluasi Pelaksanaan Reformasi Birokrasi > ? Permen PANRB 9/2023
    8/2021   -          Sistem Manajemen Kinerja Pegawai Negeri Sipil > 2022-03 Permen PANRB 6/2022
    88/2021  2021-12    Evaluasi Akuntabilitas Kinerja Instansi Pemerintah
    90/2021  2021-12    Pembangunan dan Evaluasi Zona Integritas Menuju Wilayah Bebas dari Korupsi dan Wilayah Birokrasi Bersih dan \
               Melayani \
               di Instansi Pemerintah
    6/2022   2022-03    Pengelolaan Kinerja Pegawai Aparatur Sipil Negara
    29/2022  -          Pemantauan dan Evaluasi Kinerja Penyelenggaraan Pelayanan Publik
    45/2022  -          Jabatan Pelaksana Pegawai Negeri Sipil di Lingkungan Instansi Pemerintah
    1/2023   2023-01    Jabatan Fungsional
    9/2023   -          Evaluasi Reformasi Birokrasi
""",
    "Kepmen PANRB": """
    63/2003  -          Pedoman Umum Penyelenggaraan Pelayanan Publik > ? Permen PANRB 15/2014
    25/2004  -          Pedoman Umum Penyusunan Indeks Kepuasan Masyarakat Unit Pelayanan Instansi Pemerintah > ? Permen PANRB 16/2014
""",
    "Permen Dalam Negeri": """
    13/2006  -          Pedoman Pengelolaan Keuangan Daerah > 2020-12 Permen Dalam Negeri 77/2020
    24/2006  -          Pedoman Penyelenggaraan Pelayanan Terpadu Satu Pintu > ? Permen Dalam Negeri 138/2017
    17/2007  -          Pedoman Teknis Pengelolaan Barang Milik Daerah > 2016-04 Permen Dalam Negeri 19/2016
    37/2007  -          Pedoman Pengelolaan Keuangan Desa > 2014-12 Permen Dalam Negeri 113/2014
    59/2007  -          Perubahan atas Peraturan Menteri Dalam Negeri Nomor 13 Tahun 2006 tentang Pedoman Pengelolaan Keuangan Daerah \
               > 2020-12 Permen Dalam Negeri 77/2020
    61/2007  -          Pedoman Teknis Pengelolaan Keuangan Badan Layanan Umum Daerah > 2018-08 Permen Dalam Negeri 79/2018
    55/2008  -          Tata Cara Penatausahaan dan Penyusunan Laporan Pertanggungjawaban Bendahara serta Penyampaiannya > ? Permen \
               Dalam Negeri 77/2020
    54/2009  -          Tata Naskah Dinas di Lingkungan Pemerintah Daerah > 2023-01 Permen Dalam Negeri 1/2023
    4/2010   -          Pedoman Pelayanan Administrasi Terpadu Kecamatan
    35/2010  -          Pedoman Pengelolaan Pelayanan Informasi dan Dokumentasi > ? Permen Dalam Negeri 3/2017
    54/2010  -          Pelaksanaan Peraturan Pemerintah Nomor 8 Tahun 2008 tentang Tahapan, Tata Cara Penyusunan, Pengendalian, dan \
               Evaluasi \
               Pelaksanaan Rencana Pembangunan Daerah > 2017-09 Permen Dalam Negeri 86/2017
    21/2011  -          Perubahan Kedua atas Peraturan Menteri Dalam Negeri Nomor 13 Tahun 2006 tentang Pedoman Pengelolaan Keuangan \
               Daerah \
               > 2020-12 Permen Dalam Negeri 77/2020
    32/2011  -          Pedoman Pemberian Hibah dan Bantuan Sosial yang Bersumber dari Anggaran Pendapatan dan Belanja Daerah \
               > ? Permen Dalam Negeri 77/2020
    52/2011  2011-11    Standar Operasional Prosedur di Lingkungan Pemerintah Provinsi dan Kabupaten/Kota
    53/2011  -          Pembentukan Produk Hukum Daerah > 2014-01 Permen Dalam Negeri 1/2014
    54/2011  -          Standar Operasional Prosedur Satuan Polisi Pamong Praja > ? Permen Dalam Negeri 16/2023
    64/2011  -          Pedoman Penerbitan Rekomendasi Penelitian > ? Permen Dalam Negeri 3/2018
    33/2012  -          Pedoman Pendaftaran Organisasi Kemasyarakatan > ? Permen Dalam Negeri 57/2017
    78/2012  -          Tata Kearsipan di Lingkungan Kementerian Dalam Negeri dan Pemerintah Daerah > ? Permen Dalam Negeri 83/2022
    1/2014   2014-01    Pembentukan Produk Hukum Daerah > 2015-12-31 Permen Dalam Negeri 80/2015
    112/2014 -          Pemilihan Kepala Desa
    113/2014 2014-12    Pengelolaan Keuangan Desa > 2018-05 Permen Dalam Negeri 20/2018
    114/2014 -          Pedoman Pembangunan Desa
    80/2015  2015-12-31 Pembentukan Produk Hukum Daerah
    83/2015  -          Pengangkatan dan Pemberhentian Perangkat Desa
    19/2016  2016-04    Pedoman Pengelolaan Barang Milik Daerah
    3/2017   -          Pedoman Pengelolaan Pelayanan Informasi dan Dokumentasi Kementerian Dalam Negeri dan Pemerintahan Daerah
    57/2017  -          Pendaftaran dan Pengelolaan Sistem Informasi Organisasi Kemasyarakatan
    86/2017  2017-09    Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah, Tata Cara Evaluasi Rancangan Peraturan \
               Daerah tentang \
               Rencana Pembangunan Jangka Panjang Daerah dan Rencana Pembangunan Jangka Menengah Daerah, serta Tata Cara Perubahan \
               Rencana \
               Pembangunan Jangka Panjang Daerah, Rencana Pembangunan Jangka Menengah Daerah, dan Rencana Kerja Pemerintah Daerah
    138/2017 -          Penyelenggaraan Pelayanan Terpadu Satu Pintu Daerah
    3/2018   -          Penerbitan Surat Keterangan Penelitian
    20/2018  2018-05    Pengelolaan Keuangan Desa
    79/2018  2018-08    Badan Layanan Umum Daerah
    98/2018  -          Sistem Informasi Pembangunan Daerah > ? Permen Dalam Negeri 70/2019
    70/2019  2019-10    Sistem Informasi Pemerintahan Daerah
    90/2019  -          Klasifikasi, Kodefikasi, dan Nomenklatur Perencanaan Pembangunan dan Keuangan Daerah
    108/2019 -          Peraturan Pelaksanaan Peraturan Presiden Nomor 96 Tahun 2018 tentang Persyaratan dan Tata Cara Pendaftaran \
               Penduduk \
               dan Pencatatan Sipil
    77/2020  2020-12    Pedoman Teknis Pengelolaan Keuangan Daerah
    83/2022  -          Kode Klasifikasi Arsip di Lingkungan Kementerian Dalam Negeri dan Pemerintah Daerah
    1/2023   2023-01    Tata Naskah Dinas di Lingkungan Pemerintah Daerah
    16/2023  -          Standar Operasional Prosedur Satuan Polisi Pamong Praja dan Kode Etik Polisi Pamong Praja
""",
    "Permen Keuangan": """
    120/PMK.06/2007 -          Penatausahaan Barang Milik Negara > ? Permen Keuangan 181/PMK.06/2016
    113/PMK.05/2012 -          Perjalanan Dinas Dalam Negeri bagi Pejabat Negara, Pegawai Negeri, dan Pegawai Tidak Tetap
    190/PMK.05/2012 -          Tata Cara Pembayaran dalam Rangka Pelaksanaan Anggaran Pendapatan dan Belanja Negara > ? Permen Keuangan \
               62/2023
    213/PMK.05/2013 -          Sistem Akuntansi dan Pelaporan Keuangan Pemerintah Pusat > ? Permen Keuangan 62/2023
    27/PMK.06/2016 -          Petunjuk Pelaksanaan Lelang > ? Permen Keuangan 122/2023
    111/PMK.06/2016 -          Tata Cara Pelaksanaan Pemindahtanganan Barang Milik Negara
    181/PMK.06/2016 -          Penatausahaan Barang Milik Negara
    213/PMK.06/2020 -          Petunjuk Pelaksanaan Lelang > ? Permen Keuangan 122/2023
    171/PMK.05/2021 -          Pelaksanaan Sistem Aplikasi Keuangan Tingkat Instansi > ? Permen Keuangan 62/2023
    210/PMK.05/2022 -          Tata Cara Pembayaran dalam Rangka Pelaksanaan Anggaran Pendapatan dan Belanja Negara > ? Permen Keuangan \
               62/2023
    62/2023  -          Perencanaan Anggaran, Pelaksanaan Anggaran, serta Akuntansi dan Pelaporan Keuangan
    122/2023 -          Petunjuk Pelaksanaan Lelang
""",
    "Permen Kesehatan": """
    269/2008 -          Rekam Medis > 2022-08 Permen Kesehatan 24/2022
    1691/2011 -          Keselamatan Pasien Rumah Sakit > ? Permen Kesehatan 11/2017
    56/2014  -          Klasifikasi dan Perizinan Rumah Sakit > ? Permen Kesehatan 3/2020
    75/2014  -          Pusat Kesehatan Masyarakat > 2019-10 Permen Kesehatan 43/2019
    46/2015  -          Akreditasi Puskesmas, Klinik Pratama, Tempat Praktik Mandiri Dokter, dan Tempat Praktik Mandiri Dokter Gigi > ? \
               Permen Kesehatan 34/2022
    11/2017  -          Keselamatan Pasien
    43/2019  2019-10    Pusat Kesehatan Masyarakat > 2024-12 Permen Kesehatan 19/2024
    3/2020   -          Klasifikasi dan Perizinan Rumah Sakit
    24/2022  2022-08    Rekam Medis
    34/2022  -          Akreditasi Pusat Kesehatan Masyarakat, Klinik, Laboratorium Kesehatan, dan Unit Transfusi Darah
    19/2024  2024-12    Penyelenggaraan Pusat Kesehatan Masyarakat
""",
    "Permen Pendidikan Dan Kebudayaan": """
    51/2018  -          Penerimaan Peserta Didik Baru > ? Permen Pendidikan Dan Kebudayaan 1/2021
    44/2019  -          Penerimaan Peserta Didik Baru > 2021-01 Permen Pendidikan Dan Kebudayaan 1/2021
    1/2021   2021-01    Penerimaan Peserta Didik Baru > ? Permen Pendidikan Dasar Dan Menengah 3/2025
""",
    "Permen Pendidikan Dasar Dan Menengah": """
    3/2025   -          Sistem Penerimaan Murid Baru
""",
    "Peraturan BKN": """
    1/2013   -          Ketentuan Pelaksanaan Peraturan Pemerintah Nomor 46 Tahun 2011 tentang Penilaian Prestasi Kerja Pegawai Negeri \
               Sipil > ? Permen PANRB 6/2022
    21/2010  -          Ketentuan Pelaksanaan Peraturan Pemerintah Nomor 53 Tahun 2010 tentang Disiplin Pegawai Negeri Sipil > ? \
               Peraturan BKN 6/2022
    24/2017  -          Tata Cara Pemberian Cuti Pegawai Negeri Sipil
    6/2022   -          Peraturan Pelaksanaan Peraturan Pemerintah Nomor 94 Tahun 2021 tentang Disiplin Pegawai Negeri Sipil
""",
    "Peraturan LKPP": """
    14/2012  -          Petunjuk Teknis Peraturan Presiden Nomor 70 Tahun 2012 tentang Perubahan Kedua atas Peraturan Presiden Nomor 54 \
               Tahun 2010 \
               tentang Pengadaan Barang/Jasa Pemerintah > ? Peraturan LKPP 9/2018
    7/2018   -          Pedoman Perencanaan Pengadaan Barang/Jasa Pemerintah > ? Peraturan LKPP 11/2021
    8/2018   -          Pedoman Swakelola > ? Peraturan LKPP 3/2021
    9/2018   -          Pedoman Pelaksanaan Pengadaan Barang/Jasa melalui Penyedia > 2021-06 Peraturan LKPP 12/2021
    3/2021   -          Pedoman Swakelola
    11/2021  -          Pedoman Perencanaan Pengadaan Barang/Jasa Pemerintah
    12/2021  2021-06    Pedoman Pelaksanaan Pengadaan Barang/Jasa Pemerintah melalui Penyedia
""",
    "Peraturan ANRI": """
    25/2012  -          Pedoman Pemusnahan Arsip > ? Peraturan ANRI 37/2016
    2/2014   -          Pedoman Tata Naskah Dinas > ? Peraturan ANRI 5/2021
    37/2016  -          Pedoman Penyusutan Arsip
    5/2021   -          Pedoman Umum Tata Naskah Dinas
""",
    "Peraturan Komisi Informasi": """
    1/2010   -          Standar Layanan Informasi Publik > ? Peraturan Komisi Informasi 1/2021
    1/2021   -          Standar Layanan Informasi Publik
""",
    "Peraturan Polri": """
    18/2014  -          Tata Cara Penerbitan Surat Keterangan Catatan Kepolisian > ? Peraturan Polri 6/2023
    6/2023   -          Penerbitan Surat Keterangan Catatan Kepolisian
""",
    "Permen MA": """
    1/2008   -          Prosedur Mediasi di Pengadilan > 2016-02 Permen MA 1/2016
    1/2016   2016-02    Prosedur Mediasi di Pengadilan
    3/2018   -          Administrasi Perkara di Pengadilan Secara Elektronik > 2019-08 Permen MA 1/2019
    1/2019   2019-08    Administrasi Perkara dan Persidangan di Pengadilan Secara Elektronik
""",
}
