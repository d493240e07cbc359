// Indonesian words that begin with a capital without being names that a translation keeps: titles, institutions, parts
// of the world, and all that newsrooms put before a name.
const words = `
  al and bin binti da dan das de der di die du el for la le of the to van von
 
  agung ahad air akademi alam allah anak anda anggota angkatan antara anti artikel asing asli asosiasi atas awal ayah
  badan bagian bahasa baik bali bandar bandara bangsa bangunan bank bapak barat baru basis batas bawah bea beberapa belakang bencana
  benteng benua berita berjalan bersatu besar biara bidang biro blok botol buddha budaya bukit bukti bulan bumi bupati buruh
  cabang cagar candi cukai
  daerah dagang dalam dan dana danau daratan darat darurat data dataran delegasi demokrasi den demokrat departemen depan desa dewan dinas dingin
  direktorat direktur distrik divisi doktor dokter dosen dua duta dunia
  ekonomi empat energi   fakultas federal federasi festival fraksi front
  gabungan garis gedung gelanggang gempa gereja gerakan global gubernur gunung gugus grup
  hakim hak hari haji hijau hindu hitam hotel hukum hutan
  ibu ilmu imam indeks industri informasi inklusif inspektorat inspektur institut intelijen internasional islam istana
  jaksa jalan jalur jaringan jawab jembatan jenderal jurnal juara
  kabinet kabupaten kafe kaisar kali kampung kantor kapal kapten kategori katolik kawasan keadilan keamanan kebangsaan kebijakan kebudayaan
  kecamatan kedua kedutaan kehakiman kehutanan kejaksaan kejuaraan kelas kelautan keluarga kelurahan kementerian kemitraan kepala kepulauan
  kepolisian kerajaan kereta kerja keselamatan kesehatan kesadaran kesultanan ketua keuangan kitab klub koalisi kolonel komandan komandan komisi komisaris
  komite kompleks komunis komunitas konferensi kongres konservatif konstitusi konsulat kota kristen kursi kuil kudus
  langsung lapangan laut lautan layanan lembaga liberal liga lingkungan lintas lokal loyalis
  mahasiswa mahkamah majelis makam malam manajer mantan markas masjid masyarakat mayor media medis menteri merah merdeka metro
  minggu misi monumen museum musik muslim
  nasional navigasi negara negeri nomor nona nusantara ny nyonya
  olahraga operasi organisasi otoritas otonom
  pabrik pagi pahlawan pajak pak pakta palang pameran pangeran panglima pantai parlemen partai pasal pasar pasukan pariwisata
  patung paus pejabat pekan pelabuhan pelatih pelayanan pembangunan pembebasan pemberdayaan pemerintah pemerintahan pemilihan pemilu pemimpin penanggulangan
  pendeta pendidikan pendiri penelitian penegak penerbangan pengadilan pengawas pengembangan pengkajian penjara penuntut penyelamat penyelenggara
  penyidik perang perdana perdagangan peradilan perempuan peristiwa perjanjian perkumpulan perpustakaan perhimpunan pers persatuan perserikatan pertahanan
  pertama pertandingan perusahaan piala pidato polda polisi politik polres polsek pondok poros pos prefektur presiden pria profesi profesor prof program
  proklamasi promosi protestan provinsi proyek puncak pusat putih putra putri puteri pulau
  rabu rakyat raja rancangan ratu raya reformasi regu rektor republik republika resor resolusi restoran revolusi ruang rumah rute
  sabtu sakit salib samudera samudra santo sang satuan satu satelit selatan selat seksi sekretaris sekretariat sekolah selasa semenanjung senat senator
  senin seni sensus serikat serangan serikat sersan sidang siaran siang sistem skala sore stadion stasiun strategi suaka suci sultan suku sumber sungai
  surat syariah
  tahun taman tambang tanah tanjung tanya tank tata teater tebing teknologi teluk tenaga tengah tenggara tentara terusan tim timur tingkat tokoh tragedi
  transportasi tuan tuhan tugu tunggal turnamen
  uang ujian umat umum undang undang-undang uni unit universitas upacara usaha utama utara urusan
  wakil wali walikota wanita waduk warga wilayah wisata
  yang yayasan yayasan yudisial   zona
`
export const stopWords: ReadonlySet<string> = new Set(words.trim().split(/\s+/))

/** Words formed by rules of Indonesian that names don't follow: Kementerian, Penanggulangan, Pemberdayaan, Kejaksaan. */
export const isDerivedWord = (word: string): boolean =>
  /^(?:ke|pe(?:r|m|n|ng|ny)?|per)\p{L}{3,}an$|^(?:me(?:m|n|ng|ny)|ber|ter)\p{L}{4,}$|^\p{L}{4,}(?:nya|kan)$/u.test(
    word.toLowerCase(),
  )

/** English words that names of institutions, places and works are made of: other scripts translate them. */
export const englishWords: ReadonlySet<string> = new Set(
  `academy action agency airport alliance american apartment art arts association authority award awards bank basin bay beach board bridge bureau
  business camp campaign cancer care castle center central centre champion champions championship chief children church citizen city club coast
  college commission committee commonwealth company conference congressional consortium corporation council counter culture country county court crescent cup
  daily data day defense democratic department digital director discs district east economic education elite enforcement enterprise environment evening
  exchange express evening fair family fashion federation festival field film finance fire first fish forces foreign forest forum foundation fund future
  game games garden general global golf government grand great greatest green group guard guardian hall health heart heritage high highway history
  home hospital hotel house human independent industry information initiative institute insurance international island islands journal justice lake
  land law league ledger liberty library life line live london magazine make management market medal media medical medicine memorial metropolitan military
  minister ministry minutes mission monitor morning mother mountain museum music national nations naval navy network news night north northern nutrition
  ocean office officer olympic open opera organisation organization pacific palace paralympic park partners party peace people peoples police political
  poverty power premier premiership president press prime prince princess priorities prison private professor project public queen radio rapid railway record
  red relief report republican rescue research review rights river road rock royal saturday school scottish science sciences secretary security senate senior
  service services show side silver social society solid south southern space special sport sports square stadium standard star stars state states station
  street studies studio summer summit sun sunday super superman support supreme system team technology telegraph television theater theatre tide time
  times today tower town trade training transport treaty trust tunnel union united university valley victoria village vision war watch water week weekly
  welfare west western white wide wild wildlife winter woman women world yard year young youth`.split(/\s+/),
)
