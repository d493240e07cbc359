/** What Payload says of forgotten passwords, in words that are true with and without mail. */
export const forgottenTexts = {
  id: {
    forgotPasswordEmailInstructions:
      'Tulis alamat surel Anda. Bila ada akunnya, tautan untuk kata sandi baru dikirim ke sana; bila redaksi ini tidak mengirim surel, mintalah tautan itu kepada operator situs (scripts/account reset).',
    checkYourEmailForPasswordReset:
      'Bila alamat itu punya akun, tautannya sudah dibuat. Periksa surel Anda, atau mintalah tautan kepada operator situs.',
  },
  en: {
    forgotPasswordEmailInstructions:
      'Enter your e-mail address. If it has an account, a link for a new password is sent to it; where this newsroom sends no mail, ask the site’s operator for one (scripts/account reset).',
    checkYourEmailForPasswordReset:
      'If the address has an account, the link has been made. Look into your mail, or ask the site’s operator for a link.',
  },
  zh: {
    forgotPasswordEmailInstructions:
      '请输入您的电子邮件地址。若该地址有账户，新密码链接会发送到那里；若本编辑部不发送邮件，请向网站运维人员索取（scripts/account reset）。',
    checkYourEmailForPasswordReset: '若该地址有账户，链接已经生成。请查看邮件，或向网站运维人员索取链接。',
  },
  ja: {
    forgotPasswordEmailInstructions:
      'メールアドレスを入力してください。アカウントがあれば、新しいパスワード用のリンクを送ります。メールを送らない編集部では、サイトの運用者に依頼してください（scripts/account reset）。',
    checkYourEmailForPasswordReset:
      'アカウントがあれば、リンクは作成済みです。メールを確認するか、サイトの運用者にリンクを依頼してください。',
  },
  ar: {
    forgotPasswordEmailInstructions:
      'اكتب بريدك الإلكتروني. إن كان له حساب أُرسل إليه رابط لكلمة مرور جديدة؛ وإن كانت غرفة الأخبار لا ترسل بريدًا فاطلب الرابط من مشغّل الموقع (scripts/account reset).',
    checkYourEmailForPasswordReset: 'إن كان للعنوان حساب فقد أُنشئ الرابط. انظر في بريدك أو اطلب رابطًا من مشغّل الموقع.',
  },
  fr: {
    forgotPasswordEmailInstructions:
      'Saisissez votre adresse. Si elle a un compte, un lien pour un nouveau mot de passe y est envoyé ; si cette rédaction n’envoie pas de courrier, demandez-le à l’exploitant du site (scripts/account reset).',
    checkYourEmailForPasswordReset:
      'Si l’adresse a un compte, le lien est prêt. Consultez votre courrier, ou demandez un lien à l’exploitant du site.',
  },
}
